import type { Updateable } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta } from '../../../tests/support/documents.ts';
import { ok } from '../../../tests/support/drafts.ts';
import { mailedCode, publicTemplate, wrongCode } from '../../../tests/support/public-template.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { correctRecipient } from '../documents/correct-recipient.ts';
import { signingSession } from '../signing/exchange.ts';
import type { Tables } from '../tables.ts';
import { changeTemplate } from '../templates/change.ts';
import { trashTemplate } from '../templates/trash.ts';
import { enterWithCode } from './enter.ts';
import { resendCode, startVisit } from './start-visit.ts';
import { sweepVisits } from './sweep.ts';
import { codeView, formView } from './view.ts';

const MINUTE = 60_000;
const mia = { name: 'Mia Torres', email: 'mia@example.com', phone: '' };
let t: TestEnvironment;
let owner: Caller;
let now: number;

beforeAll(async () => {
  t = await testEnvironment('live');
  now = Date.now();
});
beforeEach(async () => {
  pass(MINUTE);
  owner = await insertOwner(t.deps);
  await changeTenant({ plan_credits: 3 });
});
afterAll(() => t.close());

async function changeTenant(change: Updateable<Tables['tenant']>): Promise<void> {
  await t.deps.db.updateTable('tenant').set(change).where('id', '=', owner.tenantId).execute();
}

function pass(milliseconds: number): void {
  now += milliseconds;
  t.setClock(new Date(now));
}

function limited(limits: Partial<Deps['settings']['limits']>): Deps {
  const { settings } = t.deps;
  return { ...t.deps, settings: { ...settings, limits: { ...settings.limits, ...limits } } };
}

/** What the owner has: documents, credits, and who was mailed what. */
async function world() {
  const { db } = t.deps;
  const { accountId, tenantId } = owner;
  const documents = await db
    .selectFrom('document')
    .select(['status', 'template_id'])
    .where('account_id', '=', accountId)
    .execute();
  const tenant = db.selectFrom('tenant').select('plan_credits').where('id', '=', tenantId);
  const { plan_credits: credits } = await tenant.executeTakeFirstOrThrow();
  const mails = await db
    .selectFrom('mail')
    .select(['kind', 'recipient_address as to'])
    .where('account_id', '=', accountId)
    .execute();
  const webhooks = await db.selectFrom('webhook_delivery').select('id').where('account_id', '=', accountId).execute();
  return { documents, credits, mails: mails.map(({ kind, to }) => `${kind} ${to}`).sort(), webhooks: webhooks.length };
}

test('nothing exists before the code is right; then one document, one credit, and mail in the order of signing', async () => {
  const templateId = await publicTemplate(t.deps, owner);
  const hook = {
    account_id: owner.accountId,
    url: 'http://127.0.0.1:9/',
    created_at: new Date(),
    updated_at: new Date(),
  };
  await t.deps.db.insertInto('webhook').values(hook).execute();
  const { id } = ok(await startVisit(t.deps, templateId, mia, meta));
  for (const code of [await wrongCode(t.deps, mia.email), '', '12']) {
    expect(await enterWithCode(t.deps, id, code, meta)).toMatchObject({ refused: 'code-wrong' });
  }
  expect(await world()).toEqual({ documents: [], credits: 3, mails: ['code mia@example.com'], webhooks: 0 });

  const entered = ok(await enterWithCode(t.deps, id, await mailedCode(t.deps, mia.email), meta));
  const after = await world();
  expect(after.documents).toMatchObject([{ status: 'in-progress', template_id: templateId }]);
  expect([after.credits, after.webhooks]).toEqual([2, 1]);
  expect(after.mails).toEqual(['code mia@example.com', 'request mia@example.com']);

  // How the visitor was proved stands on the recipient and in the document's log, and the mailed-code gate is open.
  const recipient = await t.deps.db
    .selectFrom('recipient')
    .selectAll()
    .where('id', '=', entered.recipientId)
    .executeTakeFirstOrThrow();
  expect([recipient.role, recipient.name, recipient.proofs]).toEqual(['Guest', 'Mia Torres', ['email-code']]);
  const events = await t.deps.db
    .selectFrom('audit_event')
    .select(['kind', 'actor', 'ip'])
    .where('document_id', '=', recipient.document_id)
    .orderBy('seq')
    .execute();
  expect(events.filter(({ actor }) => actor === mia.email)).toEqual(
    ['created', 'sent', 'email-code-ok'].map((kind) => ({ kind, actor: mia.email, ip: meta.ip })),
  );
  const session = await signingSession(t.deps, entered.recipientId, entered.cookie);
  expect(session?.emailCodeOkAt).not.toBeNull();
});

test('one code posted many times at once makes one document and enters the same place', async () => {
  const templateId = await publicTemplate(t.deps, owner);
  const starts = await Promise.all([1, 2, 3].map(() => startVisit(t.deps, templateId, mia, meta)));
  expect(new Set(starts.map((start) => ok(start).id)).size).toBe(1);
  const id = starts.map((start) => ok(start).id)[0] ?? '';
  const code = await mailedCode(t.deps, mia.email);
  const entries = await Promise.all([1, 2, 3, 4].map(() => enterWithCode(t.deps, id, code, meta)));
  expect(new Set(entries.map((entry) => ok(entry).recipientId)).size).toBe(1);
  const { documents, credits, mails } = await world();
  expect([documents.length, credits, mails.length]).toEqual([1, 2, 2]);
});

test('a code dies after 10 minutes and after 5 wrong tries; another one comes after 30 seconds', async () => {
  const { id } = ok(await startVisit(t.deps, await publicTemplate(t.deps, owner), mia, meta));
  const wrong = await wrongCode(t.deps, mia.email);
  const tries = [];
  for (let count = 0; count < 5; count += 1) tries.push(await enterWithCode(t.deps, id, wrong, meta));
  expect(tries.at(-1)).toEqual({ refused: 'code-wrong', detail: { triesLeft: 0 } });
  expect(await enterWithCode(t.deps, id, await mailedCode(t.deps, mia.email), meta)).toEqual({
    refused: 'code-expired',
  });
  expect(await resendCode(t.deps, id, meta)).toMatchObject({ refused: 'too-soon' });
  pass(MINUTE);
  expect(await resendCode(t.deps, id, meta)).toBeUndefined();
  pass(10 * MINUTE);
  expect(await enterWithCode(t.deps, id, await mailedCode(t.deps, mia.email), meta)).toEqual({
    refused: 'code-expired',
  });
  expect((await world()).documents).toEqual([]);
  await resendCode(t.deps, id, meta);
  expect(await enterWithCode(t.deps, id, await mailedCode(t.deps, mia.email), meta)).toHaveProperty('cookie');
});

test('a template that is private, trashed, or whose owner can’t pay or is suspended takes nobody, at each step', async () => {
  const templateId = await publicTemplate(t.deps, owner);
  const { id } = ok(await startVisit(t.deps, templateId, mia, meta));
  const code = await mailedCode(t.deps, mia.email);
  const closed = async () => {
    const [form, visit] = [await formView(t.deps, templateId), await codeView(t.deps, id)];
    const entered = await enterWithCode(t.deps, id, code, meta);
    const started = await startVisit(t.deps, templateId, { ...mia, email: 'kai@example.com' }, meta);
    const reasons = [form, visit].map((view) => (view.state === 'public-closed' ? view.reason : view.state));
    return new Set([...reasons, ...[entered, started].map((one) => ('refused' in one ? one.refused : 'let in'))]);
  };
  await changeTemplate(t.deps, owner, templateId, { isPublic: false });
  expect(await closed()).toEqual(new Set(['unknown']));
  await changeTemplate(t.deps, owner, templateId, { isPublic: true });
  for (const change of [
    { plan_credits: 0 },
    { plan_credits: 3, debt_since: new Date() },
    { debt_since: null, plan: 'free' },
  ]) {
    await changeTenant(change);
    expect(await closed()).toEqual(new Set(['not-ready']));
  }
  await changeTenant({ plan: 'professional' });
  await t.deps.db.updateTable('account').set({ suspended_at: new Date() }).where('id', '=', owner.accountId).execute();
  expect(await closed()).toEqual(new Set(['not-ready']));
  await t.deps.db.updateTable('account').set({ suspended_at: null }).where('id', '=', owner.accountId).execute();
  await trashTemplate(t.deps, owner, templateId);
  expect(await closed()).toEqual(new Set(['unknown']));
  expect((await world()).documents).toEqual([]);
});

test('the daily cap of a template holds for visitors at once, and frees again a day later', async () => {
  const templateId = await publicTemplate(t.deps, owner);
  const deps = limited({ publicSigningsPerDay: 2 });
  const visitors = ['a', 'b', 'c', 'd'].map((name) => ({ ...mia, name, email: `${name}@example.com` }));
  const visits = await Promise.all(visitors.map((visitor) => startVisit(deps, templateId, visitor, meta)));
  const codes = await Promise.all(visitors.map(({ email }) => mailedCode(t.deps, email)));
  const entries = await Promise.all(
    visits.map((visit, at) => enterWithCode(deps, ok(visit).id, codes[at] ?? '', meta)),
  );
  expect(entries.map((entry) => ('refused' in entry ? entry.refused : 'in')).sort()).toEqual([
    'full',
    'full',
    'in',
    'in',
  ]);
  expect(await formView(deps, templateId)).toMatchObject({
    reason: 'full',
    contact: { name: 'Ana Brandt' },
  });
  pass(24 * 60 * MINUTE + MINUTE);
  expect(await formView(deps, templateId)).toMatchObject({ state: 'public-form' });
  const { documents, credits } = await world();
  expect([documents.length, credits]).toEqual([2, 1]);
});

test('codes are rationed by network, by e-mail address and by template', async () => {
  const templateId = await publicTemplate(t.deps, owner);
  const start = (deps: Deps, at: number, ip: string, email = `v${at}@example.com`) =>
    startVisit(deps, templateId, { ...mia, name: `V ${at}`, email }, { ...meta, ip });
  const perAddress = limited({ publicCodesPerAddress: 1 });
  await start(perAddress, 1, '2001:db8::1');
  expect(await start(perAddress, 2, '2001:db8::2')).toMatchObject({ refused: 'locked' });
  const perPerson = limited({ publicCodesPerPerson: 1 });
  await start(perPerson, 3, '198.51.100.3', 'often@example.com');
  const second = await start(perPerson, 4, '198.51.100.4', 'often@example.com');
  expect(second).toMatchObject({ refused: 'locked', detail: { retryAfterSeconds: expect.any(Number) } });
  expect(await start(limited({ publicCodesPerTemplate: 2 }), 5, '198.51.100.5')).toMatchObject({ refused: 'locked' });
  expect((await world()).mails).toHaveLength(2);
});

test('whoever comes back finds the document that was begun, and pays nothing twice; once it is signed, a new one', async () => {
  const templateId = await publicTemplate(t.deps, owner);
  const enter = async (visitor = mia) => {
    pass(MINUTE);
    const { id } = ok(await startVisit(t.deps, templateId, visitor, meta));
    return { id, ...ok(await enterWithCode(t.deps, id, await mailedCode(t.deps, visitor.email), meta)) };
  };
  const first = await enter();
  expect((await enter()).recipientId).toBe(first.recipientId);
  expect((await enter({ ...mia, name: 'Tom Torres' })).recipientId).not.toBe(first.recipientId);

  // By the page of the visit too, whatever has become of the template.
  await changeTemplate(t.deps, owner, templateId, { isPublic: false });
  expect(await codeView(t.deps, first.id)).toMatchObject({ state: 'public-code', maskedEmail: 'm••@example.com' });
  pass(20 * MINUTE);
  await resendCode(t.deps, first.id, meta);
  const back = ok(await enterWithCode(t.deps, first.id, await mailedCode(t.deps, mia.email), meta));
  expect(back.recipientId).toBe(first.recipientId);
  expect((await world()).credits).toBe(1);
  await changeTemplate(t.deps, owner, templateId, { isPublic: true });
  const changed = await enter();
  expect(changed.recipientId).not.toBe(first.recipientId);

  await changeTenant({ plan_credits: 3 });
  await t.deps.db
    .updateTable('recipient')
    .set({ acted_at: new Date(now) })
    .where('id', '=', changed.recipientId)
    .execute();
  expect((await enter()).recipientId).not.toBe(changed.recipientId);
  pass(3 * 24 * 60 * MINUTE);
  await sweepVisits(t.deps);
  expect(await t.deps.db.selectFrom('public_visit').selectAll().execute()).toEqual([]);
});

test('a place that the owner gave to somebody else is not the visitor’s any more', async () => {
  const { id } = ok(await startVisit(t.deps, await publicTemplate(t.deps, owner), mia, meta));
  const code = await mailedCode(t.deps, mia.email);
  const { recipientId } = ok(await enterWithCode(t.deps, id, code, meta));
  const { document_id: document } = await t.deps.db
    .selectFrom('recipient')
    .select('document_id')
    .where('id', '=', recipientId)
    .executeTakeFirstOrThrow();
  const kai = { email: 'kai@example.com', name: 'Kai Lindqvist' };
  expect(await correctRecipient(t.deps, owner, { id: document, recipientId }, kai, meta)).toBeUndefined();
  expect(await enterWithCode(t.deps, id, code, meta)).toEqual({ refused: 'unknown' });
});
