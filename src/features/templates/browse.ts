import { sql } from 'kysely';
import type { Queryable } from '../tables.ts';
import type { TemplateView } from './queries.ts';

/** An account's templates, last changed first, and how many there are in all. `text` looks in title and id; "" for all. */
export async function browseTemplates(
  db: Queryable,
  accountId: string,
  { text, limit, skip }: { readonly text: string; readonly limit: number; readonly skip: number },
): Promise<{ readonly templates: TemplateView[]; readonly total: number }> {
  const pattern = `%${text.trim().replace(/[\\%_]/g, (one) => `\\${one}`)}%`;
  const found = db
    .selectFrom('template')
    .innerJoin('account', 'account.id', 'template.account_id')
    .where('template.account_id', '=', accountId)
    .where('template.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('template.title', 'ilike', pattern), eb('template.id', '=', text.trim())]));
  const templates = await found
    .selectAll('template')
    .select(['account.name as ownerName', 'account.email as ownerEmail'])
    .orderBy('template.updated_at', 'desc')
    .orderBy('template.id')
    .limit(limit)
    .offset(skip)
    .execute();
  const { total } = await found.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { templates, total };
}
