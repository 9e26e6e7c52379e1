import type { Visitor } from '../../domain/recipient/visitor.ts';
import type { Queryable, Row, Tx } from '../tables.ts';

export type Visit = Row<'public_visit'>;

export async function findVisit(db: Queryable, id: string): Promise<Visit | undefined> {
  return db.selectFrom('public_visit').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whoever comes second waits here, and then sees what the first one made. */
export async function lockVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  return tx.selectFrom('public_visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The same form, sent a moment ago from the same place: a double click. */
export async function sameVisit(
  db: Queryable,
  templateId: string,
  visitor: Visitor & { readonly ip: string },
  since: Date,
): Promise<Visit | undefined> {
  return db
    .selectFrom('public_visit')
    .selectAll()
    .where('template_id', '=', templateId)
    .where('email', '=', visitor.email)
    .where('name', '=', visitor.name)
    .where('phone', '=', visitor.phone)
    .where('ip', '=', visitor.ip)
    .where('sent_at', '>', since)
    .where('document_id', 'is', null)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst();
}

/**
 * What the same person has begun before with this state of the template and can still sign: another visit leads back
 * to it, and costs the owner nothing.
 */
export async function unfinishedDocument(
  tx: Tx,
  visit: Pick<Visit, 'template_id' | 'email' | 'name'>,
  templateVersion: number,
  now: Date,
): Promise<{ readonly documentId: string; readonly recipientId: string } | undefined> {
  return (
    tx
      .selectFrom('public_visit')
      .innerJoin('document', 'document.id', 'public_visit.document_id')
      .innerJoin('recipient', 'recipient.id', 'public_visit.recipient_id')
      .select(['document.id as documentId', 'recipient.id as recipientId'])
      .where('public_visit.template_id', '=', visit.template_id)
      .where('public_visit.email', '=', visit.email)
      .where('public_visit.name', '=', visit.name)
      .where('public_visit.template_version', '=', templateVersion)
      .where('document.status', '=', 'in-progress')
      .where('document.deleted_at', 'is', null)
      .where((where) => where.or([where('document.expires_at', 'is', null), where('document.expires_at', '>', now)]))
      // The owner may have given the place to somebody else.
      .where('recipient.email', '=', visit.email)
      .where('recipient.acted_at', 'is', null)
      .orderBy('public_visit.sent_at', 'desc')
      .executeTakeFirst()
  );
}

/** Documents that visitors have made from a template since then. */
export async function madeSince(db: Queryable, templateId: string, since: Date): Promise<number> {
  const { made } = await db
    .selectFrom('public_visit')
    .select((eb) => eb.fn.count<string>('document_id').distinct().as('made'))
    .where('template_id', '=', templateId)
    .where('proved_at', '>', since)
    .where('document_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(made);
}
