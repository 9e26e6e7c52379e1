import type { Queryable, Row } from '../tables.ts';
import { accountByEmail } from './store.ts';

/** An account with its tenant, by e-mail in any case; undefined when there is none. */
export async function findAccount(
  db: Queryable,
  email: string,
): Promise<{ account: Row<'account'>; tenant: Row<'tenant'> } | undefined> {
  const account = await accountByEmail(db, email.trim().toLowerCase());
  if (!account) return undefined;
  const tenant = await db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', account.tenant_id)
    .executeTakeFirstOrThrow();
  return { account, tenant };
}

/** The account log, newest first, older than `before`. */
export async function readAccountLog(
  db: Queryable,
  accountId: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ events: Row<'account_event'>[]; more: boolean }> {
  let query = db
    .selectFrom('account_event')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.before !== undefined) query = query.where('id', '<', page.before);
  const rows = await query.execute();
  return { events: rows.slice(0, page.limit), more: rows.length > page.limit };
}
