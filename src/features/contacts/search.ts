import { type SqlBool, sql } from 'kysely';
import type { Queryable, Row } from '../tables.ts';

/** Contacts whose name, address or company holds the text, those that begin with it first; without a text the newest. */
export async function searchContacts(
  db: Queryable,
  accountId: string,
  text: string,
  limit: number,
): Promise<Row<'contact'>[]> {
  const escaped = text.trim().replace(/[\\%_]/g, '\\$&');
  const [inside, first] = [`%${escaped}%`, `${escaped}%`];
  return db
    .selectFrom('contact')
    .selectAll()
    .where('account_id', '=', accountId)
    .where(sql<SqlBool>`(name ilike ${inside} or email ilike ${inside} or company ilike ${inside})`)
    .orderBy(sql`(name ilike ${first} or email ilike ${first})`, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
