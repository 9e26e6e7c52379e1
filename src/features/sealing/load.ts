import type { Queryable, Row } from '../tables.ts';

/** A document with its people (by position), owner and tenant, as a build reads it. */
export interface Loaded {
  readonly document: Row<'document'>;
  readonly recipients: readonly Row<'recipient'>[];
  readonly owner: Row<'account'>;
  readonly tenant: Row<'tenant'>;
}

export async function loadForBuild(db: Queryable, documentId: string): Promise<Loaded | undefined> {
  const document = await db.selectFrom('document').selectAll().where('id', '=', documentId).executeTakeFirst();
  if (document === undefined) return undefined;
  const recipients = await db
    .selectFrom('recipient')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  const owner = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', document.account_id)
    .executeTakeFirstOrThrow();
  const tenant = await db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', document.tenant_id)
    .executeTakeFirstOrThrow();
  return { document, recipients, owner, tenant };
}
