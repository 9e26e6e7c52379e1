import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { createAccount } from '../accounts/create.ts';
import { findAccount } from '../accounts/queries.ts';
import { creditBalance, debitDocument } from '../credits/debit.ts';
import { planStanding } from '../plans/entitlements.ts';
import { authenticateToken, liveApiRefusal } from '../tokens/authenticate.ts';
import { generateToken } from '../tokens/generate.ts';
import { applyGrace } from './grace.ts';
import { mailInvoice } from './mail-invoice.ts';
import { orderCredits } from './order-credits.ts';
import { orderPlan } from './order-plan.ts';
import { recordPayment } from './payment.ts';
import { withdrawOrder } from './withdraw.ts';

const meta = { ip: '198.51.100.7', userAgent: 'test' };
const billTo = { name: 'Larkfield Ltd', address: '12 Canal Row\nBristol', country: 'United Kingdom', vatId: 'GB 1' };
const start = new Date('2026-11-24T10:00:00Z');
const DAY = 24 * 3_600_000;
let t: TestEnvironment;
let counter = 0;

beforeAll(async () => {
  t = await testEnvironment('live');
  t.setClock(start);
});
afterAll(() => t.close());

function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused}`);
  return value;
}

async function buyer(plan = 'free') {
  counter += 1;
  const email = `buyer${counter}@example.com`;
  ok(await createAccount(t.deps, { email, password: 'Good-pass-1', name: 'Ana', plan, isOperator: false }));
  return again(email);
}

async function again(email: string) {
  const found = await findAccount(t.deps.db, email);
  if (!found) throw new Error('no account');
  return { ...found, accountId: found.account.id, tenantId: found.tenant.id };
}

test('invoice numbers have no gaps, also when orders fail or come together', async () => {
  const buyers = await Promise.all([buyer(), buyer(), buyer()]);
  const order = { plan: 'professional', period: 'month', billTo } as const;
  const made = await Promise.all([...buyers, ...buyers].map((one) => orderPlan(t.deps, one, order, meta)));
  expect(made.filter((answer) => isRefusal(answer))).toHaveLength(3);
  const numbers = (await t.deps.db.selectFrom('invoice').select('number').orderBy('number').execute()).map(
    (row) => row.number,
  );
  expect(numbers).toEqual(['SG-2026-0001', 'SG-2026-0002', 'SG-2026-0003']);
});

test('an order changes nothing; the recorded payment starts the plan with its credits, once', async () => {
  const me = await buyer();
  const order = { plan: 'teams', period: 'year', billTo } as const;
  const invoice = ok(await orderPlan(t.deps, me, order, meta));
  expect(invoice).toMatchObject({ net_cents: 39_000, tax_cents: 7410, total_cents: 46_410, status: 'open' });
  expect((await again(me.account.email)).tenant).toMatchObject({ plan: 'free', plan_credits: 0 });
  ok(await recordPayment(t.deps, invoice.id, 'operator', ''));
  expect((await again(me.account.email)).tenant).toMatchObject({
    plan: 'teams',
    plan_credits: 500,
    plan_ends_at: new Date('2027-11-24T10:00:00Z'),
    renewal_at: new Date('2027-11-24T10:00:00Z'),
  });
  expect(await recordPayment(t.deps, invoice.id, 'operator', '')).toEqual({ refused: 'invoice-closed' });
});

test('paying for the running plan again makes it longer; another plan starts now, less what was left', async () => {
  const me = await buyer();
  const pay = async (plan: 'professional' | 'teams') => {
    const order = { plan, period: 'month', billTo } as const;
    const invoice = ok(await orderPlan(t.deps, await again(me.account.email), order, meta));
    ok(await recordPayment(t.deps, invoice.id, 'operator', ''));
    return invoice;
  };
  await pay('professional');
  await pay('professional');
  expect((await again(me.account.email)).tenant.plan_ends_at).toEqual(new Date('2027-01-24T10:00:00Z'));
  const upgrade = await pay('teams');
  expect(upgrade.lines).toHaveLength(2);
  expect(upgrade.net_cents).toBeLessThan(3900);
  expect((await again(me.account.email)).tenant).toMatchObject({ plan: 'teams', plan_credits: 100 });
});

test('bought credits are there at once, under a ceiling, one open invoice at a time', async () => {
  const free = await buyer();
  expect(await orderCredits(t.deps, free, { quantity: 10, billTo }, meta)).toMatchObject({ refused: 'needs-plan' });
  const me = await buyer('professional');
  const tooMany = await orderCredits(t.deps, me, { quantity: 501, billTo }, meta);
  expect(tooMany).toEqual({ refused: 'over-ceiling', detail: { ceiling: 500 } });
  const order = ok(await orderCredits(t.deps, me, { quantity: 100, billTo }, meta));
  expect(order.total).toBe(200);
  expect(order.invoice).toMatchObject({ net_cents: 4500 });
  const second = await orderCredits(t.deps, me, { quantity: 1, billTo }, meta);
  expect(second).toMatchObject({ refused: 'invoice-open', detail: { number: order.invoice.number } });
  ok(await recordPayment(t.deps, order.invoice.id, 'operator', ''));
  expect(isRefusal(await orderCredits(t.deps, me, { quantity: 501, billTo }, meta))).toBe(false);
});

test('past its grace an unpaid order loses its unused credits and stops the live API until it is paid', async () => {
  const me = await buyer('professional');
  const { token } = ok(await generateToken(t.deps, { ...me, actor: 'me' }, 'main'));
  const { invoice } = ok(await orderCredits(t.deps, me, { quantity: 50, billTo }, meta));
  for (let used = 0; used < 130; used += 1) {
    const debit = { tenantId: me.tenantId, accountId: me.accountId, documentId: t.deps.newId() };
    await t.deps.db.transaction().execute((tx) => debitDocument(tx, t.deps, debit));
  }
  t.setClock(new Date(start.getTime() + 28 * DAY - 1000));
  await applyGrace(t.deps);
  expect((await creditBalance(t.deps.db, me.tenantId))?.total).toBe(20);
  t.setClock(new Date(start.getTime() + 28 * DAY));
  await Promise.all([applyGrace(t.deps), applyGrace(t.deps)]);
  expect((await creditBalance(t.deps.db, me.tenantId))?.total).toBe(0);
  const caller = ok(await authenticateToken(t.deps, token));
  const no = await liveApiRefusal(t.deps, caller);
  expect(no).toEqual({ refused: 'suspended-for-debt', detail: { invoice: invoice.number } });
  ok(await recordPayment(t.deps, invoice.id, 'operator', ''));
  expect((await creditBalance(t.deps.db, me.tenantId))?.total).toBe(20);
  expect(await liveApiRefusal(t.deps, ok(await authenticateToken(t.deps, token)))).toBeUndefined();
  t.setClock(start);
});

test('a lapsed plan refuses live tokens until it is renewed', async () => {
  const me = await buyer();
  const order = { plan: 'professional', period: 'month', billTo } as const;
  const pay = async () => {
    const invoice = ok(await orderPlan(t.deps, await again(me.account.email), order, meta));
    ok(await recordPayment(t.deps, invoice.id, 'operator', ''));
  };
  await pay();
  const { token } = ok(await generateToken(t.deps, { ...(await again(me.account.email)), actor: 'me' }, 'main'));
  t.setClock(new Date('2026-12-24T10:00:00Z'));
  expect(await authenticateToken(t.deps, token)).toEqual({ refused: 'invalid-token' });
  const lapsed = await again(me.account.email);
  expect(planStanding(t.deps, lapsed.tenant)).toEqual({ plan: 'free', lapsed: true });
  const made = await generateToken(t.deps, { ...lapsed, actor: 'me' }, 'other');
  expect(made).toEqual({ refused: 'plan-lapsed', detail: { plan: 'Professional' } });
  await pay();
  expect(isRefusal(await authenticateToken(t.deps, token))).toBe(false);
  t.setClock(start);
});

test('an order can be taken back unpaid, of credits only when none is used', async () => {
  const me = await buyer('professional');
  const as = { tenantId: me.tenantId, actor: 'me' };
  const first = ok(await orderCredits(t.deps, me, { quantity: 50, billTo }, meta));
  expect(await withdrawOrder(t.deps, { ...as, tenantId: 'other' }, first.invoice.id)).toEqual({ refused: 'not-found' });
  ok(await withdrawOrder(t.deps, as, first.invoice.id));
  expect((await creditBalance(t.deps.db, me.tenantId))?.total).toBe(100);
  const second = ok(await orderCredits(t.deps, me, { quantity: 50, billTo }, meta));
  for (let used = 0; used < 101; used += 1) {
    const debit = { tenantId: me.tenantId, accountId: me.accountId, documentId: t.deps.newId() };
    await t.deps.db.transaction().execute((tx) => debitDocument(tx, t.deps, debit));
  }
  expect(await withdrawOrder(t.deps, as, second.invoice.id)).toEqual({ refused: 'credits-used' });
});

test('the invoice is drawn and mailed once, as a PDF with its number', async () => {
  const me = await buyer('professional');
  const { invoice } = ok(await orderCredits(t.deps, me, { quantity: 100, billTo }, meta));
  await mailInvoice(t.deps, { invoiceId: invoice.id });
  await mailInvoice(t.deps, { invoiceId: invoice.id });
  const mails = await t.deps.db
    .selectFrom('mail')
    .selectAll()
    .where('recipient_address', '=', me.account.email)
    .execute();
  expect(mails.map(({ kind }) => kind)).toEqual(['invoice']);
  expect(mails[0]?.subject).toContain(invoice.number);
  const attached = mails[0]?.attachments[0];
  expect(attached?.filename).toBe(`${invoice.number}.pdf`);
  const lines = await t.deps.pdf.pageText(await t.deps.blobs.get(attached?.blob ?? ''), 1);
  const text = lines.map((line) => line.text).join('\n');
  for (const words of [invoice.number, 'Larkfield Ltd', 'VAT GB 1', 'Premium credits', '€53.55']) {
    expect(text).toContain(words);
  }
});
