import type { Queryable, Row } from '../tables.ts';

/** Of this account; undefined otherwise. */
export async function findContact(db: Queryable, accountId: string, id: string): Promise<Row<'contact'> | undefined> {
  return db
    .selectFrom('contact')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first. */
export async function listContacts(
  db: Queryable,
  accountId: string,
  page: { readonly limit: number; readonly skip: number },
): Promise<Row<'contact'>[]> {
  return db
    .selectFrom('contact')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.skip)
    .execute();
}
