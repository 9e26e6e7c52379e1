import type { Purse, PurseChange } from '../../domain/credits/purse.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';

export type LedgerKind = 'grant' | 'reset' | 'purchase' | 'withdrawn' | 'restored' | 'document' | 'refill';

export interface LedgerEntry {
  readonly tenantId: string;
  readonly accountId?: string;
  readonly documentId?: string;
  readonly kind: LedgerKind;
  readonly note?: string;
}

/** Takes the tenant's row for this transaction: everything that moves credits or plans queues here. */
export async function lockTenant(tx: Tx, tenantId: string): Promise<Row<'tenant'>> {
  return tx.selectFrom('tenant').selectAll().where('id', '=', tenantId).forUpdate().executeTakeFirstOrThrow();
}

export function purseOf(tenant: Pick<Row<'tenant'>, 'plan_credits' | 'addon_credits'>): Purse {
  return { plan: tenant.plan_credits, addon: tenant.addon_credits };
}

/**
 * Moves credits of a locked tenant: balance and ledger row in one step, so that the ledger always sums to the
 * balance. A change below zero is a fault (the columns refuse it too). Returns the new purse.
 */
export async function moveCredits(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  tenant: Row<'tenant'>,
  change: PurseChange,
  entry: Omit<LedgerEntry, 'tenantId'>,
): Promise<Purse> {
  const purse = { plan: tenant.plan_credits + change.plan, addon: tenant.addon_credits + change.addon };
  await tx
    .updateTable('tenant')
    .set({ plan_credits: purse.plan, addon_credits: purse.addon })
    .where('id', '=', tenant.id)
    .execute();
  await tx
    .insertInto('credit_entry')
    .values({
      tenant_id: tenant.id,
      account_id: entry.accountId ?? null,
      document_id: entry.documentId ?? null,
      at: deps.clock(),
      kind: entry.kind,
      plan_change: change.plan,
      addon_change: change.addon,
      plan_balance: purse.plan,
      addon_balance: purse.addon,
      note: entry.note ?? '',
    })
    .execute();
  return purse;
}
