import type { Caller } from '../caller.ts';
import type { Queryable, Row } from '../tables.ts';

/** The Admin of a tenant: its first account. */
export async function adminOf(db: Queryable, tenantId: string): Promise<Row<'account'> | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

export async function isAdmin(db: Queryable, caller: Caller): Promise<boolean> {
  return (await adminOf(db, caller.tenantId))?.id === caller.accountId;
}
