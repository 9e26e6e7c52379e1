import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import { lockTenant, moveCredits } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';
import type { CloseRefusal } from './payment.ts';
import { lockInvoice, withdrawnCredits } from './store.ts';

type WithdrawDeps = Pick<Deps, 'db' | 'clock'>;

/** The buyer takes an unpaid order back; of credits only when none of them is used. */
export async function withdrawOrder(
  deps: WithdrawDeps,
  buyer: { readonly tenantId: string; readonly actor: string },
  invoiceId: string,
): Promise<Row<'invoice'> | Refusal<CloseRefusal | 'credits-used'>> {
  return close(deps, invoiceId, buyer.actor, async (_tx, tenant, left, invoice) => {
    if (tenant.id !== buyer.tenantId) return refuse('not-found');
    const whole = invoice.purpose.kind === 'plan' || left <= tenant.addon_credits;
    return whole ? left : refuse('credits-used');
  });
}

/** The operator writes an open invoice off: what is left of its credits goes, the debt ends. */
export async function writeOff(
  deps: WithdrawDeps,
  invoiceId: string,
  actor: string,
): Promise<Row<'invoice'> | Refusal<CloseRefusal>> {
  return close(deps, invoiceId, actor, async (_tx, tenant, left) => Math.min(left, tenant.addon_credits));
}

/** `decide` gets the credits of the order that were not withdrawn yet and says how many go now, or why not. */
async function close<Code extends string>(
  deps: WithdrawDeps,
  invoiceId: string,
  actor: string,
  decide: (tx: Tx, tenant: Row<'tenant'>, left: number, invoice: Row<'invoice'>) => Promise<number | Refusal<Code>>,
): Promise<Row<'invoice'> | Refusal<CloseRefusal | Code>> {
  return deps.db.transaction().execute(async (tx) => {
    const seen = await tx.selectFrom('invoice').select('tenant_id').where('id', '=', invoiceId).executeTakeFirst();
    if (!seen) return refuse('not-found');
    const tenant = await lockTenant(tx, seen.tenant_id);
    const invoice = await lockInvoice(tx, invoiceId);
    if (!invoice) return refuse('not-found');
    const ordered = invoice.purpose.kind === 'credits' ? invoice.purpose.quantity : 0;
    const gone = ordered === 0 ? 0 : await withdrawnCredits(tx, tenant.id, invoice.number);
    const going = await decide(tx, tenant, ordered - gone, invoice);
    if (typeof going !== 'number') return going;
    if (invoice.status !== 'open') return refuse('invoice-closed');
    if (going > 0) {
      await moveCredits(tx, deps, tenant, { plan: 0, addon: -going }, { kind: 'withdrawn', note: invoice.number });
    }
    if (invoice.withdrawn_at !== null) {
      await tx.updateTable('tenant').set({ debt_since: null }).where('id', '=', tenant.id).execute();
    }
    const event = { accountId: invoice.ordered_by, actor, kind: 'invoice-withdrawn' } as const;
    await recordAccountEvent(tx, deps, { ...event, data: { invoice: invoice.number } });
    return tx
      .updateTable('invoice')
      .set({ status: 'withdrawn', withdrawn_at: invoice.withdrawn_at ?? deps.clock() })
      .where('id', '=', invoiceId)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}
