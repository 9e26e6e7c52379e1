import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { creditBalance, debitDocument } from './debit.ts';
import { lockTenant, moveCredits } from './ledger.ts';
import { setPlayCredits } from './play.ts';
import { renewCredits } from './renew.ts';

let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

async function ownerWith(plan: number, addon: number) {
  const owner = await insertOwner(t.deps);
  await t.deps.db.transaction().execute(async (tx) => {
    await moveCredits(tx, t.deps, await lockTenant(tx, owner.tenantId), { plan, addon }, { kind: 'grant' });
  });
  return owner;
}

/** The ledger's sums, beside the balance they must equal. */
async function ledgerSums(tenantId: string) {
  const found = await sql<{ plan: number; addon: number }>`select sum(plan_change)::int as plan,
    sum(addon_change)::int as addon from credit_entry where tenant_id = ${tenantId}`.execute(t.deps.db);
  return found.rows[0];
}

async function debitOnce({ accountId, tenantId }: { accountId: string; tenantId: string }) {
  return t.deps.db
    .transaction()
    .execute((tx) => debitDocument(tx, t.deps, { accountId, tenantId, documentId: t.deps.newId() }));
}

test('of 50 callers with 7 credits exactly 7 pass, plan credits first, and the ledger sums to nothing left', async () => {
  const owner = await ownerWith(3, 4);
  const answers = await Promise.all(Array.from({ length: 50 }, () => debitOnce(owner)));
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(7);
  expect(answers.filter((answer) => isRefusal(answer))).toHaveLength(43);
  expect(await creditBalance(t.deps.db, owner.tenantId)).toMatchObject({ planCredits: 0, addonCredits: 0, total: 0 });
  expect(await ledgerSums(owner.tenantId)).toEqual({ plan: 0, addon: 0 });
});

test('a document that is not made costs nothing', async () => {
  const owner = await ownerWith(1, 0);
  await expect(
    t.deps.db.transaction().execute(async (tx) => {
      await debitDocument(tx, t.deps, { ...owner, documentId: 'nothing' });
      throw new Error('the file was broken');
    }),
  ).rejects.toThrow('broken');
  expect((await creditBalance(t.deps.db, owner.tenantId))?.total).toBe(1);
});

test('crossing 50, 10 and 0 asks for one mail each', async () => {
  const owner = await ownerWith(11, 0);
  for (let used = 0; used < 11; used += 1) await debitOnce(owner);
  const asked = (await t.jobs()).filter(
    (job) => job.task === 'low-credits' && JSON.stringify(job.payload).includes(owner.tenantId),
  );
  expect(asked.map(({ payload }) => payload)).toMatchObject([{ planLeft: 10 }, { planLeft: 0 }]);
});

test('the ledger can be neither changed nor shortened by the application', async () => {
  await expect(sql`delete from credit_entry`.execute(t.deps.db)).rejects.toThrow('permission denied');
  await expect(sql`update credit_entry set plan_change = 0`.execute(t.deps.db)).rejects.toThrow('permission denied');
});

test('renewal resets plan credits, keeps bought ones, runs once, and gives nothing after a lapse', async () => {
  const r = await testEnvironment('live');
  r.setClock(new Date('2026-11-01T00:00:00Z'));
  const owner = await insertOwner(r.deps);
  await r.deps.db.transaction().execute(async (tx) => {
    const change = { plan: 5, addon: 9 };
    await moveCredits(tx, r.deps, await lockTenant(tx, owner.tenantId), change, { kind: 'grant' });
  });
  const ends = new Date('2026-12-31T00:00:00Z');
  await r.deps.db
    .updateTable('tenant')
    .set({ plan_ends_at: ends, renewal_at: new Date('2026-12-01T00:00:00Z') })
    .execute();
  r.setClock(new Date('2026-12-01T00:00:01Z'));
  expect(await Promise.all([renewCredits(r.deps), renewCredits(r.deps)])).toContain(1);
  const renewed = await creditBalance(r.deps.db, owner.tenantId);
  expect(renewed).toMatchObject({ planCredits: 100, addonCredits: 9, renewalAt: new Date('2027-01-01T00:00:00Z') });
  r.setClock(new Date('2027-01-02T00:00:00Z'));
  await renewCredits(r.deps);
  expect(await creditBalance(r.deps.db, owner.tenantId)).toMatchObject({ planCredits: 0, addonCredits: 9 });
  const log = await r.deps.db.selectFrom('account_event').select('kind').execute();
  expect(log.map(({ kind }) => kind)).toEqual(['plan-lapsed']);
  await r.close();
});

test('play credits are set in the sandbox only', async () => {
  const sandbox = await testEnvironment('sandbox');
  const caller = await insertOwner(sandbox.deps);
  expect(await setPlayCredits(sandbox.deps, caller, 100)).toBe(100);
  expect(await setPlayCredits(sandbox.deps, caller, 0)).toBe(0);
  expect(await setPlayCredits(t.deps, caller, 100)).toEqual({ refused: 'only-in-sandbox' });
  await sandbox.close();
});
