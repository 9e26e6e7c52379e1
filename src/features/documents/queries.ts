import { wireStatus as wireStatusOf } from '../../domain/document/expiry.ts';
import type { Queryable, Row } from '../tables.ts';
import { type ListOptions, pageOfList, type WireStatus } from './list-page.ts';

export type { WireStatus } from './list-page.ts';

/** A document as its owner sees it, with its people by position. */
export type DocumentView = Row<'document'> & {
  readonly recipients: readonly Row<'recipient'>[];
  readonly ownerName: string;
  readonly ownerEmail: string;
  /** null in the root. */
  readonly folderName: string | null;
};

/** What everybody outside is told: `sealing` reads in-progress, an overdue document expired. */
export function wireStatus(document: Pick<Row<'document'>, 'status' | 'expires_at'>, now: Date): WireStatus {
  return wireStatusOf({ status: document.status, expiresAt: document.expires_at }, now);
}

/** Of this account and not in the trash; undefined otherwise. */
export async function findDocument(db: Queryable, accountId: string, id: string): Promise<DocumentView | undefined> {
  const [found] = await withPeople(
    db,
    await owned(db, accountId).where('document.id', '=', id).where('document.deleted_at', 'is', null).execute(),
  );
  return found;
}

/** Newest first. */
export async function listDocuments(db: Queryable, accountId: string, options: ListOptions): Promise<DocumentView[]> {
  const rows = await owned(db, accountId)
    .innerJoin(pageOfList(accountId, options).as('page'), 'page.id', 'document.id')
    .orderBy('document.created_at', 'desc')
    .orderBy('document.id')
    .execute();
  return withPeople(db, rows);
}

/** What lies in the trash, last deleted first. */
export async function listTrash(
  db: Queryable,
  accountId: string,
  page: { readonly limit: number; readonly skip: number },
): Promise<DocumentView[]> {
  const rows = await owned(db, accountId)
    .where('document.deleted_at', 'is not', null)
    .orderBy('document.deleted_at', 'desc')
    .orderBy('document.id')
    .limit(page.limit)
    .offset(page.skip)
    .execute();
  return withPeople(db, rows);
}

/** Documents of an account, the trash included. */
export function owned(db: Queryable, accountId: string) {
  return db
    .selectFrom('document')
    .innerJoin('account', 'account.id', 'document.account_id')
    .leftJoin('folder', 'folder.id', 'document.folder_id')
    .selectAll('document')
    .select(['account.name as ownerName', 'account.email as ownerEmail', 'folder.name as folderName'])
    .where('document.account_id', '=', accountId);
}

export type OwnedRow = Omit<DocumentView, 'recipients'>;

/** Adds their people, in the order given. */
export async function withPeople(db: Queryable, rows: readonly OwnedRow[]): Promise<DocumentView[]> {
  if (rows.length === 0) return [];
  const recipients = await db
    .selectFrom('recipient')
    .selectAll()
    .where(
      'document_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('position')
    .execute();
  const byDocument = new Map<string, Row<'recipient'>[]>(rows.map((row) => [row.id, []]));
  for (const recipient of recipients) byDocument.get(recipient.document_id)?.push(recipient);
  return rows.map((row) => ({ ...row, recipients: byDocument.get(row.id) ?? [] }));
}
