import { sql } from 'kysely';
import type { Queryable } from '../tables.ts';

export interface LedgerRow {
  readonly at: Date;
  readonly kind: string;
  readonly note: string;
  readonly who: string | null;
  readonly documentId: string | null;
  readonly documentTitle: string | null;
  readonly change: number;
  readonly balance: number;
}

/** Movements of credits, newest first. */
export async function readLedger(db: Queryable, tenantId: string, limit: number): Promise<LedgerRow[]> {
  const rows = await db
    .selectFrom('credit_entry as entry')
    .leftJoin('account', 'account.id', 'entry.account_id')
    .leftJoin('document', 'document.id', 'entry.document_id')
    .selectAll('entry')
    .select(['account.name as who', 'document.title as document_title'])
    .where('entry.tenant_id', '=', tenantId)
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    kind: row.kind,
    note: row.note,
    who: row.who,
    documentId: row.document_id,
    documentTitle: row.document_title,
    change: row.plan_change + row.addon_change,
    balance: row.plan_balance + row.addon_balance,
  }));
}

/** Credits that documents of one account have cost since a moment. */
export async function usedBy(db: Queryable, accountId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('credit_entry')
    .select(sql<number>`coalesce(-sum(plan_change + addon_change), 0)::int`.as('used'))
    .where('account_id', '=', accountId)
    .where('kind', '=', 'document')
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return row.used;
}

/** Credits used by the tenant's documents since a moment. */
export async function usedByTenant(db: Queryable, tenantId: string, since: Date): Promise<number> {
  const days = await usedPerDay(db, tenantId, since);
  return days.reduce((sum, day) => sum + day.used, 0);
}

/** Per UTC day with any use, oldest first. */
export async function usedPerDay(
  db: Queryable,
  tenantId: string,
  since: Date,
): Promise<{ day: string; used: number }[]> {
  return db
    .selectFrom('credit_entry')
    .select([
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD')`.as('day'),
      sql<number>`(-sum(plan_change + addon_change))::int`.as('used'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'document')
    .where('at', '>=', since)
    .groupBy('day')
    .orderBy('day')
    .execute();
}
