import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AuditKind } from '../../domain/audit/kinds.ts';
import type { Queryable, Row } from '../tables.ts';
import { type DocumentView, owned, withPeople } from './queries.ts';

/** What the owner's list can be narrowed to. `waiting` leaves out what waits for the owner (`needs-me`). */
export const browseFilters = [
  'all',
  'needs-me',
  'waiting',
  'completed',
  'draft',
  'declined',
  'expired',
  'revoked',
  'trash',
] as const;
export type BrowseFilter = (typeof browseFilters)[number];

export interface Viewer {
  readonly accountId: string;
  readonly email: string;
}

export interface BrowseOptions {
  readonly filter: BrowseFilter;
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

/** The owner's documents, last changed first, and how many there are in all. */
export async function browseDocuments(
  db: Queryable,
  viewer: Viewer,
  options: BrowseOptions,
): Promise<{ readonly documents: DocumentView[]; readonly total: number }> {
  const condition = sql<SqlBool>`${filterCondition(options.filter, viewer, options.now)} and ${textCondition(options.text)}`;
  const rows = await owned(db, viewer.accountId)
    .where(condition)
    .orderBy('document.updated_at', 'desc')
    .orderBy('document.id')
    .limit(options.limit)
    .offset(options.skip)
    .execute();
  const { total } = await db
    .selectFrom('document')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('document.account_id', '=', viewer.accountId)
    .where(condition)
    .executeTakeFirstOrThrow();
  return { documents: await withPeople(db, rows), total };
}

/** How many documents each filter shows. */
export async function countDocuments(db: Queryable, viewer: Viewer, now: Date): Promise<Record<BrowseFilter, number>> {
  const row = await db
    .selectFrom('document')
    .select(
      browseFilters.map((filter) =>
        sql<number>`count(*) filter (where ${filterCondition(filter, viewer, now)})::int`.as(filter),
      ),
    )
    .where('document.account_id', '=', viewer.accountId)
    .executeTakeFirstOrThrow();
  return row as Record<BrowseFilter, number>;
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

function filterCondition(filter: BrowseFilter, viewer: Viewer, now: Date): RawBuilder<SqlBool> {
  if (filter === 'trash') return sql`document.deleted_at is not null`;
  return sql`(document.deleted_at is null and ${statusCondition(filter, viewer, now)})`;
}

function statusCondition(filter: Exclude<BrowseFilter, 'trash'>, viewer: Viewer, now: Date): RawBuilder<SqlBool> {
  const running = sql<SqlBool>`(document.status = 'in-progress' and (document.expires_at is null or document.expires_at > ${now}))`;
  switch (filter) {
    case 'all':
      return sql`true`;
    case 'needs-me':
      return sql`(${running} and ${turnOf(viewer)})`;
    case 'waiting':
      return sql`(document.status = 'sealing' or (${running} and not ${turnOf(viewer)}))`;
    case 'expired':
      return sql`(document.status = 'expired' or (document.status = 'in-progress' and document.expires_at <= ${now}))`;
    case 'declined':
      return sql`(document.status = 'declined' and document.revoked_at is null)`;
    case 'revoked':
      return sql`(document.status = 'declined' and document.revoked_at is not null)`;
    default:
      return sql`document.status = ${filter}`;
  }
}

/** The viewer is a recipient who must act, and in an ordered document nobody stands before. */
function turnOf(viewer: Viewer): RawBuilder<SqlBool> {
  return sql`exists (
    select 1 from recipient me
    where me.document_id = document.id and me.email = ${viewer.email} and me.type <> 'viewer'
      and me.acted_at is null and me.declined_at is null
      and ((document.settings ->> 'sendInOrder')::boolean is not true or not exists (
        select 1 from recipient before
        where before.document_id = document.id and before.position < me.position and before.type <> 'viewer'
          and before.acted_at is null and before.declined_at is null)))`;
}

function textCondition(text: string): RawBuilder<SqlBool> {
  const wanted = text.trim();
  if (wanted === '') return sql`true`;
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(document.title ilike ${pattern} or document.id = ${wanted} or exists (
    select 1 from recipient who
    where who.document_id = document.id and (who.name ilike ${pattern} or who.email ilike ${pattern})))`;
}
