import type { Queryable, Row } from '../tables.ts';

/** A template as its owner sees it. */
export type TemplateView = Row<'template'> & { readonly ownerName: string; readonly ownerEmail: string };

/** Of this account and not in the trash; undefined otherwise. */
export async function findTemplate(db: Queryable, accountId: string, id: string): Promise<TemplateView | undefined> {
  return templates(db).where('template.id', '=', id).where('template.account_id', '=', accountId).executeTakeFirst();
}

/** Newest first. */
export async function listTemplates(
  db: Queryable,
  accountId: string,
  page: { readonly limit: number; readonly skip: number },
): Promise<TemplateView[]> {
  return templates(db)
    .where('template.account_id', '=', accountId)
    .orderBy('template.created_at', 'desc')
    .orderBy('template.id')
    .limit(page.limit)
    .offset(page.skip)
    .execute();
}

/** A template that everybody may open, whoever owns it; undefined for all others. */
export async function findPublicTemplate(db: Queryable, id: string): Promise<TemplateView | undefined> {
  return templates(db).where('template.id', '=', id).where('template.is_public', '=', true).executeTakeFirst();
}

function templates(db: Queryable) {
  return db
    .selectFrom('template')
    .innerJoin('account', 'account.id', 'template.account_id')
    .selectAll('template')
    .select(['account.name as ownerName', 'account.email as ownerEmail'])
    .where('template.deleted_at', 'is', null);
}
