import { plansWith } from '../../domain/credits/entitlements.ts';
import { creditUnitCents } from '../../domain/credits/price.ts';
import { totalOf } from '../../domain/credits/purse.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import { lockTenant, moveCredits } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import { entitled } from '../plans/entitlements.ts';
import type { BillTo } from '../tables/money.ts';
import type { Queryable, Row } from '../tables.ts';
import { type Buyer, type OrderDeps, openOrderRefusal, writeInvoice } from './order.ts';
import { hasPaid } from './store.ts';

export const mostCreditsPerOrder = 100_000;

export interface CreditOrder {
  readonly invoice: Row<'invoice'>;
  /** Balance after the order. */
  readonly total: number;
}

export type CreditOrderRefusal = 'only-in-live' | 'needs-plan' | 'over-ceiling' | 'invoice-open';

/**
 * Buy premium credits: the balance rises in the same transaction as the invoice comes to be. Until the first payment
 * an order has a ceiling, and one invoice may be open at a time.
 */
export async function orderCredits(
  deps: OrderDeps,
  buyer: Buyer,
  order: { readonly quantity: number; readonly billTo: BillTo },
  meta: RequestMeta,
): Promise<CreditOrder | Refusal<CreditOrderRefusal>> {
  const no = buyingRefusal(deps, buyer.tenant);
  if (no) return no;
  const { quantity, billTo } = order;
  return deps.db.transaction().execute(async (tx) => {
    const tenant = await lockTenant(tx, buyer.tenantId);
    const open = await openOrderRefusal(tx, tenant.id);
    if (open) return open;
    const ceiling = await creditCeiling(tx, deps, tenant.id);
    if (quantity > ceiling) return refuse('over-ceiling', { ceiling });
    const unitCents = creditUnitCents(deps.settings.billing.creditCents, quantity);
    const lines = [{ description: 'Premium credits', quantity, unitCents, netCents: unitCents * quantity }];
    const purpose = { kind: 'credits', quantity } as const;
    const invoice = await writeInvoice(tx, deps, buyer, { purpose, lines, billTo });
    const entry = { kind: 'purchase', accountId: buyer.accountId, note: invoice.number } as const;
    const purse = await moveCredits(tx, deps, tenant, { plan: 0, addon: quantity }, entry);
    await recordAccountEvent(tx, deps, {
      accountId: buyer.accountId,
      actor: buyer.account.email,
      kind: 'credits-bought',
      data: { quantity, invoice: invoice.number },
      ip: meta.ip,
    });
    return { invoice, total: totalOf(purse) };
  });
}

/** Why this tenant can't buy credits at all; undefined when it can. */
export function buyingRefusal(
  deps: Pick<Deps, 'environment' | 'settings' | 'clock'>,
  tenant: Row<'tenant'>,
): Refusal<'only-in-live' | 'needs-plan'> | undefined {
  if (deps.environment.credits === 'play') return refuse('only-in-live');
  if (entitled(deps, tenant, 'api-live')) return undefined;
  return refuse('needs-plan', { plans: plansWith('api-live').slice(0, 2).join(' or ') });
}

/** Most credits in one order now. */
export async function creditCeiling(db: Queryable, deps: Pick<Deps, 'settings'>, tenantId: string): Promise<number> {
  return (await hasPaid(db, tenantId)) ? mostCreditsPerOrder : deps.settings.billing.creditCeiling;
}
