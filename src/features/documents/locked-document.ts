import type { Row, Tx } from '../tables.ts';

/** A document whose row this transaction holds, with its people (by position) and its owner. */
export interface LockedDocument {
  readonly document: Row<'document'>;
  readonly recipients: readonly Row<'recipient'>[];
  readonly owner: Row<'account'>;
}

/**
 * Takes the row lock of the document, the first lock of every use case; whoever comes second waits and then sees what
 * the first one wrote. Documents of the trash are found too.
 */
export async function lockDocument(tx: Tx, documentId: string): Promise<LockedDocument | undefined> {
  const document = await tx
    .selectFrom('document')
    .selectAll()
    .where('id', '=', documentId)
    .forUpdate()
    .executeTakeFirst();
  if (document === undefined) return undefined;
  return { document, ...(await peopleOf(tx, document)) };
}

/** The lock alone, for who only adds to the audit log; false when there is no such document. */
export async function holdDocument(tx: Tx, documentId: string): Promise<boolean> {
  const row = await tx.selectFrom('document').select('id').where('id', '=', documentId).forUpdate().executeTakeFirst();
  return row !== undefined;
}

async function peopleOf(tx: Tx, document: Row<'document'>): Promise<Pick<LockedDocument, 'recipients' | 'owner'>> {
  const recipients = await tx
    .selectFrom('recipient')
    .selectAll()
    .where('document_id', '=', document.id)
    .orderBy('position')
    .execute();
  const owner = await tx
    .selectFrom('account')
    .selectAll()
    .where('id', '=', document.account_id)
    .executeTakeFirstOrThrow();
  return { recipients, owner };
}
