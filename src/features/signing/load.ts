import type { Queryable, Row } from '../tables.ts';
import type { SigningSession } from './session.ts';

export interface LoadedSigning {
  readonly document: Row<'document'>;
  readonly recipients: readonly Row<'recipient'>[];
  readonly me: Row<'recipient'>;
  readonly owner: Row<'account'>;
}

/** What a session's page shows, without a lock; undefined when the document has been erased. */
export async function loadSigning(db: Queryable, session: SigningSession): Promise<LoadedSigning | undefined> {
  const document = await db.selectFrom('document').selectAll().where('id', '=', session.documentId).executeTakeFirst();
  if (document === undefined) return undefined;
  const [recipients, owner] = await Promise.all([
    db.selectFrom('recipient').selectAll().where('document_id', '=', document.id).orderBy('position').execute(),
    db.selectFrom('account').selectAll().where('id', '=', document.account_id).executeTakeFirstOrThrow(),
  ]);
  const me = recipients.find((one) => one.id === session.recipientId);
  return me === undefined ? undefined : { document, recipients, me, owner };
}
