import { crossedMark, debitOne, totalOf } from '../../domain/credits/purse.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Queryable, Tx } from '../tables.ts';
import { lockTenant, moveCredits, purseOf } from './ledger.ts';

export interface Debit {
  readonly tenantId: string;
  readonly accountId: string;
  readonly documentId: string;
}

/**
 * One credit for one document, in the transaction that makes the document. Plan credits go first. The tenant's row
 * is locked from here to the end of the transaction: of 50 callers with 7 credits, exactly 7 pass.
 */
export async function debitDocument(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'environment'>,
  debit: Debit,
): Promise<Refusal<'no-credits'> | undefined> {
  const tenant = await lockTenant(tx, debit.tenantId);
  const change = debitOne(purseOf(tenant));
  if (isRefusal(change)) return change;
  const { accountId, documentId } = debit;
  const purse = await moveCredits(tx, deps, tenant, change, { kind: 'document', accountId, documentId });
  const mark = crossedMark(totalOf(purseOf(tenant)), totalOf(purse));
  if (mark !== undefined && deps.environment.credits === 'real') {
    await enqueue(tx, 'low-credits', { tenantId: tenant.id, planLeft: purse.plan, addonLeft: purse.addon });
  }
  return undefined;
}

export interface CreditBalance {
  readonly planCredits: number;
  readonly addonCredits: number;
  readonly total: number;
  readonly renewalAt: Date;
}

/** What the tenant has now; undefined for an unknown tenant. */
export async function creditBalance(db: Queryable, tenantId: string): Promise<CreditBalance | undefined> {
  const row = await db
    .selectFrom('tenant')
    .select(['plan_credits', 'addon_credits', 'renewal_at'])
    .where('id', '=', tenantId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    planCredits: row.plan_credits,
    addonCredits: row.addon_credits,
    total: row.plan_credits + row.addon_credits,
    renewalAt: row.renewal_at,
  };
}
