import { type SqlBool, sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { NewRow, Queryable, Row, Tx } from '../tables.ts';

/** The next number of the year: taken inside the ordering transaction, so a rolled-back order leaves no gap. */
export async function nextInvoiceNumber(tx: Tx, deps: Pick<Deps, 'clock'>): Promise<string> {
  const year = deps.clock().getUTCFullYear();
  const taken = await sql<{ value: number }>`insert into counter (name, value) values (${`invoice ${year}`}, 1)
    on conflict (name) do update set value = counter.value + 1 returning value`.execute(tx);
  return `SG-${year}-${String(taken.rows[0]?.value ?? 0).padStart(4, '0')}`;
}

export async function insertInvoice(tx: Tx, row: NewRow<'invoice'>): Promise<Row<'invoice'>> {
  return tx.insertInto('invoice').values(row).returningAll().executeTakeFirstOrThrow();
}

/** Takes an invoice's row for this transaction. */
export async function lockInvoice(tx: Tx, id: string): Promise<Row<'invoice'> | undefined> {
  return tx.selectFrom('invoice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function openInvoiceOf(db: Queryable, tenantId: string): Promise<Row<'invoice'> | undefined> {
  return db
    .selectFrom('invoice')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'open')
    .executeTakeFirst();
}

/** Whether the tenant has ever paid for anything. */
export async function hasPaid(db: Queryable, tenantId: string): Promise<boolean> {
  const paid = await db
    .selectFrom('invoice')
    .select(sql<SqlBool>`true`.as('paid'))
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'paid')
    .where('total_cents', '>', 0)
    .limit(1)
    .executeTakeFirst();
  return paid !== undefined;
}

/** Credits of an order that were taken back when its grace ended. */
export async function withdrawnCredits(db: Queryable, tenantId: string, number: string): Promise<number> {
  const row = await db
    .selectFrom('credit_entry')
    .select(sql<number>`coalesce(-sum(addon_change), 0)::int`.as('credits'))
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'withdrawn')
    .where('note', '=', number)
    .executeTakeFirstOrThrow();
  return row.credits;
}
