import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AuditKind } from '../../domain/audit/kinds.ts';
import type { DocumentFilter } from '../../domain/document/filters.ts';
import type { Queryable, Row } from '../tables.ts';
import { countOfParts, countsOfFilters, pageOfFilter, partsOf, type Viewer } from './browse-filters.ts';
import { type DocumentView, owned, withPeople } from './queries.ts';

export interface BrowseOptions {
  readonly filter: DocumentFilter;
  /** Part of the title, of a name or an address, or the whole id; "" for everything. */
  readonly text: string;
  readonly now: Date;
  readonly limit: number;
  readonly skip: number;
}

/** Events that tell a person something; the rest of the log is bookkeeping. */
const tellingKinds: readonly AuditKind[] = [
  'created',
  'sent',
  'viewed',
  'signed',
  'approved',
  'declined',
  'revoked',
  'edited',
  'extended',
  'corrected',
  'forwarded',
  'expired',
  'reminded',
  'resent',
  'new-link-asked',
  'completed',
  'deleted',
  'restored',
];

/**
 * A page of the owner's documents, last changed first; how many the filter and the text find, and how many each filter
 * shows without the text: counted as far as `mostCounted` and one more.
 */
export async function browseDocuments(
  db: Queryable,
  viewer: Viewer,
  options: BrowseOptions,
): Promise<{
  readonly documents: DocumentView[];
  readonly total: number;
  readonly counts: Readonly<Record<DocumentFilter, number>>;
}> {
  const documents = await browsePage(db, viewer, options);
  const counts = await countDocuments(db, viewer, options.now);
  const total = options.text.trim() === '' ? counts[options.filter] : await countFound(db, viewer, options);
  return { documents, total, counts };
}

/** The page alone. */
export async function browsePage(db: Queryable, viewer: Viewer, options: BrowseOptions): Promise<DocumentView[]> {
  const rows = await owned(db, viewer.accountId)
    .innerJoin(pageOfFilter(viewer, searched(viewer, options), options).as('page'), 'page.id', 'document.id')
    .orderBy('document.updated_at', 'desc')
    .orderBy('document.id')
    .execute();
  return withPeople(db, rows);
}

/** How many documents each filter shows. */
export async function countDocuments(
  db: Queryable,
  viewer: Viewer,
  now: Date,
): Promise<Record<DocumentFilter, number>> {
  const { rows } = await countsOfFilters(viewer, now).execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('A count has a row.');
  return counts;
}

async function countFound(db: Queryable, viewer: Viewer, options: BrowseOptions): Promise<number> {
  const count = countOfParts(viewer, searched(viewer, options));
  const { rows } = await sql<{ total: number }>`select ${count} as total`.execute(db);
  return rows[0]?.total ?? 0;
}

function searched(viewer: Viewer, { filter, text, now }: BrowseOptions): readonly RawBuilder<SqlBool>[] {
  const wanted = text.trim();
  const parts = partsOf(filter, viewer, now);
  return wanted === '' ? parts : parts.map((part) => sql<SqlBool>`${part} and ${textCondition(wanted)}`);
}

/** Of the owner, in the trash too. */
export async function findOwnDocument(db: Queryable, accountId: string, id: string): Promise<DocumentView | undefined> {
  const rows = await owned(db, accountId).where('document.id', '=', id).execute();
  const [found] = await withPeople(db, rows);
  return found;
}

/** The last event worth telling of each document. */
export async function lastEvents(
  db: Queryable,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Row<'audit_event'>>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('audit_event')
    .selectAll()
    .distinctOn('document_id')
    .where('document_id', 'in', documentIds)
    .where('kind', 'in', tellingKinds)
    .orderBy('document_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.document_id, row]));
}

/** Credits that a document has cost. */
export async function creditsSpentOn(db: Queryable, documentId: string): Promise<number> {
  const row = await db
    .selectFrom('credit_entry')
    .select(sql<number>`coalesce(-sum(plan_change + addon_change), 0)::int`.as('spent'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return row.spent;
}

function textCondition(wanted: string): RawBuilder<SqlBool> {
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(document.title ilike ${pattern} or document.id = ${wanted} or exists (
    select 1 from recipient who
    where who.document_id = document.id and (who.name ilike ${pattern} or who.email ilike ${pattern})))`;
}
