import { unusedOf } from '../../domain/credits/purse.ts';
import { recordAccountEvent } from '../account-log.ts';
import { lockTenant, moveCredits, purseOf } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';
import { graceEnd } from './order.ts';
import { lockInvoice } from './store.ts';

type GraceDeps = Pick<Deps, 'db' | 'clock' | 'settings'>;

/**
 * Deals with invoices that are unpaid past due date and grace. Credits: the unused part is withdrawn and live API
 * use stops until the invoice, which stays open, is paid. A plan: nothing was given, the order is withdrawn.
 * Safe to run twice and on several nodes. Returns how many invoices were dealt with.
 */
export async function applyGrace(deps: GraceDeps): Promise<number> {
  const { graceDays } = deps.settings.billing;
  const candidates = await deps.db
    .selectFrom('invoice')
    .select(['id', 'tenant_id', 'due_at'])
    .where('status', '=', 'open')
    .where('withdrawn_at', 'is', null)
    .where('due_at', '<=', deps.clock())
    .execute();
  let done = 0;
  for (const candidate of candidates) {
    if (graceEnd(candidate, graceDays) > deps.clock()) continue;
    const dealt = await deps.db.transaction().execute(async (tx) => {
      const tenant = await lockTenant(tx, candidate.tenant_id);
      const invoice = await lockInvoice(tx, candidate.id);
      if (invoice?.status !== 'open' || invoice.withdrawn_at !== null) return false;
      await (invoice.purpose.kind === 'plan'
        ? dropPlanOrder(tx, deps, invoice)
        : withdrawCredits(tx, deps, tenant, invoice, invoice.purpose.quantity));
      return true;
    });
    if (dealt) done += 1;
  }
  return done;
}

async function dropPlanOrder(tx: Tx, deps: GraceDeps, invoice: Row<'invoice'>): Promise<void> {
  await tx
    .updateTable('invoice')
    .set({ status: 'withdrawn', withdrawn_at: deps.clock() })
    .where('id', '=', invoice.id)
    .execute();
  const event = { accountId: invoice.ordered_by, actor: 'system', kind: 'invoice-withdrawn' } as const;
  await recordAccountEvent(tx, deps, { ...event, data: { invoice: invoice.number } });
}

async function withdrawCredits(
  tx: Tx,
  deps: GraceDeps,
  tenant: Row<'tenant'>,
  invoice: Row<'invoice'>,
  ordered: number,
): Promise<void> {
  const now = deps.clock();
  const quantity = unusedOf(ordered, purseOf(tenant));
  if (quantity > 0) {
    await moveCredits(tx, deps, tenant, { plan: 0, addon: -quantity }, { kind: 'withdrawn', note: invoice.number });
  }
  await tx.updateTable('tenant').set({ debt_since: now }).where('id', '=', tenant.id).execute();
  await tx.updateTable('invoice').set({ withdrawn_at: now }).where('id', '=', invoice.id).execute();
  const event = { accountId: invoice.ordered_by, actor: 'system', kind: 'credits-withdrawn' } as const;
  await recordAccountEvent(tx, deps, { ...event, data: { quantity, invoice: invoice.number } });
}
