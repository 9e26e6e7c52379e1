import { isPlanId, type PlanPeriod, plans, standingOf } from '../../domain/credits/plan.ts';
import { periodLater } from '../../domain/credits/renewal.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import { lockTenant, moveCredits } from '../credits/ledger.ts';
import { startPlan } from '../credits/start-plan.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Row, Tx } from '../tables.ts';
import { lockInvoice, withdrawnCredits } from './store.ts';

type PaymentDeps = Pick<Deps, 'db' | 'clock' | 'environment'>;

export type CloseRefusal = 'not-found' | 'invoice-closed';

/**
 * Records that an invoice was paid. The only place where a plan changes or is renewed, and where a debt ends.
 * Callers prove that they are the operator (or the command line) first. `recordedBy` goes into the account log.
 */
export async function recordPayment(
  deps: PaymentDeps,
  invoiceId: string,
  recordedBy: string,
  reference: string,
): Promise<Row<'invoice'> | Refusal<CloseRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const seen = await tx.selectFrom('invoice').select('tenant_id').where('id', '=', invoiceId).executeTakeFirst();
    if (!seen) return refuse('not-found');
    // Tenant first, then invoice: the order in which everything here locks.
    const tenant = await lockTenant(tx, seen.tenant_id);
    const invoice = await lockInvoice(tx, invoiceId);
    if (invoice?.status !== 'open') return refuse('invoice-closed');
    const paid = await tx
      .updateTable('invoice')
      .set({ status: 'paid', paid_at: deps.clock(), paid_recorded_by: recordedBy })
      .where('id', '=', invoiceId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const event = { accountId: invoice.ordered_by, actor: recordedBy };
    const data = { invoice: invoice.number, reference };
    await recordAccountEvent(tx, deps, { ...event, kind: 'payment-recorded', data });
    if (invoice.purpose.kind === 'plan') {
      const name = await applyPlan(tx, deps, tenant, invoice.purpose.plan, invoice.purpose.period);
      await recordAccountEvent(tx, deps, { ...event, kind: 'plan-changed', data: { plan: name } });
      const accountId = invoice.ordered_by;
      await enqueue(tx, 'mirror-account', { accountId }, { queue: `mirror:${accountId}` });
    } else await settleCredits(tx, deps, tenant, invoice);
    return paid;
  });
}

/** The same plan while it runs is made longer; anything else starts now. Returns the plan's name. */
async function applyPlan(
  tx: Tx,
  deps: PaymentDeps,
  tenant: Row<'tenant'>,
  plan: string,
  period: PlanPeriod,
): Promise<string> {
  if (!isPlanId(plan)) throw new Error(`Plan "${plan}" is unknown.`);
  const now = deps.clock();
  const runs = standingOf({ plan, endsAt: tenant.plan_ends_at }, now).plan === plan && tenant.plan === plan;
  if (!runs) await startPlan(tx, deps, tenant, { plan, period, endsAt: periodLater(now, period) });
  else if (tenant.plan_ends_at !== null) {
    await tx
      .updateTable('tenant')
      .set({ plan_period: period, plan_ends_at: periodLater(tenant.plan_ends_at, period) })
      .where('id', '=', tenant.id)
      .execute();
  }
  return plans[plan].name;
}

/** Ends the debt, and gives back what was withdrawn while the order was unpaid. */
async function settleCredits(tx: Tx, deps: PaymentDeps, tenant: Row<'tenant'>, invoice: Row<'invoice'>): Promise<void> {
  if (invoice.withdrawn_at === null) return;
  const credits = await withdrawnCredits(tx, tenant.id, invoice.number);
  if (credits > 0) {
    const entry = { kind: 'restored', accountId: invoice.ordered_by, note: invoice.number } as const;
    await moveCredits(tx, deps, tenant, { plan: 0, addon: credits }, entry);
  }
  await tx.updateTable('tenant').set({ debt_since: null }).where('id', '=', tenant.id).execute();
}
