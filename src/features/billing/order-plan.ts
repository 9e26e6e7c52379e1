import { isPlanId, type PaidPlanId, type PlanPeriod, plans, standingOf } from '../../domain/credits/plan.ts';
import { unusedValueCents } from '../../domain/credits/price.ts';
import { periodEarlier } from '../../domain/credits/renewal.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import { lockTenant } from '../credits/ledger.ts';
import type { BillTo, InvoiceLine } from '../tables/money.ts';
import type { Row } from '../tables.ts';
import { type Buyer, type OrderDeps, openOrderRefusal, writeInvoice } from './order.ts';

/**
 * Orders a plan: makes its invoice and changes nothing else. The plan changes when an operator records the payment.
 * What is left of another running plan goes off the price.
 */
export async function orderPlan(
  deps: OrderDeps,
  buyer: Buyer,
  order: { readonly plan: PaidPlanId; readonly period: PlanPeriod; readonly billTo: BillTo },
  meta: RequestMeta,
): Promise<Row<'invoice'> | Refusal<'only-in-live' | 'period-not-offered' | 'invoice-open'>> {
  if (deps.environment.credits === 'play') return refuse('only-in-live');
  const { plan, period, billTo } = order;
  const price = plans[plan].priceCents[period];
  if (price === null) return refuse('period-not-offered');
  return deps.db.transaction().execute(async (tx) => {
    const tenant = await lockTenant(tx, buyer.tenantId);
    const open = await openOrderRefusal(tx, tenant.id);
    if (open) return open;
    const lines = planLines(tenant, plan, period, price, deps.clock());
    const invoice = await writeInvoice(tx, deps, buyer, { purpose: { kind: 'plan', plan, period }, lines, billTo });
    await recordAccountEvent(tx, deps, {
      accountId: buyer.accountId,
      actor: buyer.account.email,
      kind: 'plan-ordered',
      data: { plan: plans[plan].name, invoice: invoice.number },
      ip: meta.ip,
    });
    return invoice;
  });
}

function planLines(
  tenant: Row<'tenant'>,
  plan: PaidPlanId,
  period: PlanPeriod,
  priceCents: number,
  now: Date,
): InvoiceLine[] {
  const per = period === 'month' ? '1 month' : '1 year';
  const line = { description: `${plans[plan].name}, ${per}`, quantity: 1, unitCents: priceCents, netCents: priceCents };
  const rest = Math.min(unusedRest(tenant, plan, now), priceCents);
  if (rest === 0 || !isPlanId(tenant.plan)) return [line];
  const description = `Rest of ${plans[tenant.plan].name}`;
  return [line, { description, quantity: 1, unitCents: -rest, netCents: -rest }];
}

/** The running period of another plan, unused; the same plan is simply made longer. */
function unusedRest(tenant: Row<'tenant'>, next: PaidPlanId, now: Date): number {
  const { plan, plan_ends_at: endsAt, plan_period: period } = tenant;
  if (!isPlanId(plan) || plan === next || endsAt === null) return 0;
  if (period !== 'month' && period !== 'year') return 0;
  if (standingOf({ plan, endsAt }, now).plan === 'free') return 0;
  return unusedValueCents(plans[plan].priceCents[period] ?? 0, periodEarlier(endsAt, period), endsAt, now);
}
