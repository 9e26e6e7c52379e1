import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DocumentFilter, documentFilters } from '../../domain/document/filters.ts';
import { mostCounted } from '../../domain/document/most-counted.ts';

export interface Viewer {
  readonly accountId: string;
  readonly email: string;
}

export interface Window {
  readonly limit: number;
  readonly skip: number;
}

/**
 * Ids of one page, last changed first. Each part of a filter is read in the order of its index as far as the page
 * reaches, so that a page costs the same in a short list and in one of millions.
 */
export function pageOfFilter(
  viewer: Viewer,
  parts: readonly RawBuilder<SqlBool>[],
  { limit, skip }: Window,
): RawBuilder<{ id: string }> {
  const lastChanged = sql`order by updated_at desc, id`;
  const page = sql`limit ${limit} offset ${skip}`;
  const read = (part: RawBuilder<SqlBool>, where: RawBuilder<unknown>) =>
    sql`(select id, updated_at from document where account_id = ${viewer.accountId} and ${part} ${lastChanged} ${where})`;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return read(only, page) as RawBuilder<{ id: string }>;
  const reach = sql`limit ${limit + skip}`;
  const all = sql.join(
    parts.map((part) => read(part, reach)),
    sql` union all `,
  );
  return sql<{ id: string }>`(select id from (${all}) listed ${lastChanged} ${page})`;
}

/** How many documents the parts hold together, counted as far as `mostCounted` and one more. */
export function countOfParts(viewer: Viewer, parts: readonly RawBuilder<SqlBool>[]): RawBuilder<number> {
  const limit = sql.lit(mostCounted + 1);
  const all = sql.join(
    parts.map((part) => sql`(select from document where account_id = ${viewer.accountId} and ${part} limit ${limit})`),
    sql` union all `,
  );
  return sql<number>`(select count(*)::int from (select from (${all}) found limit ${limit}) counted)`;
}

/** All filters' counts, as `countOfParts` gives them. Who waits is what runs without what is overdue or needs the viewer. */
export function countsOfFilters(viewer: Viewer, now: Date): RawBuilder<Record<DocumentFilter, number>> {
  const mine = sql`from document where account_id = ${viewer.accountId}`;
  const limit = sql.lit(mostCounted + 1);
  const simple = documentFilters.filter((filter) => filter !== 'needs-me' && filter !== 'waiting');
  const counted = simple.map(
    (filter) => sql`${countOfParts(viewer, partsOf(filter, viewer, now))} as ${sql.id(filter)}`,
  );
  return sql`select ${sql.join(counted)}, least(other.mine, ${limit})::int as "needs-me",
      least(${countOfParts(viewer, [sealing])} + running.number - other.mine - other.overdue, ${limit})::int as waiting
    from (select (select count(*) ${mine} and ${needsMe(viewer, now)}) as mine,
        (select count(*) ${mine} and ${overdue(now)}) as overdue offset 0) other,
      lateral (select count(*) as number from (select ${mine} and ${inProgress}
        limit ${limit} + other.mine + other.overdue) counted) running`;
}

/** The filter as conditions that no document meets two of. */
export function partsOf(filter: DocumentFilter, viewer: Viewer, now: Date): readonly RawBuilder<SqlBool>[] {
  switch (filter) {
    case 'all':
      return [kept];
    case 'trash':
      return [sql`deleted_at is not null`];
    case 'needs-me':
      return [needsMe(viewer, now)];
    case 'waiting':
      return [sealing, sql`${running(now)} and not ${turnOf(viewer)}`];
    case 'expired':
      return [sql`${kept} and status = 'expired'`, overdue(now)];
    case 'declined':
      return [sql`${kept} and status = 'declined' and revoked_at is null`];
    case 'revoked':
      return [sql`${kept} and status = 'declined' and revoked_at is not null`];
    default:
      return [sql`${kept} and status = ${sql.lit(filter)}`];
  }
}

const kept = sql<SqlBool>`deleted_at is null`;
const sealing = sql<SqlBool>`${kept} and status = 'sealing'`;
const inProgress = sql<SqlBool>`${kept} and status = 'in-progress'`;

function running(now: Date): RawBuilder<SqlBool> {
  return sql`${inProgress} and (expires_at is null or expires_at > ${now})`;
}

/**
 * Its time is over, and the job has yet to record it. These are few, but what finished documents once had as their time
 * makes the planner expect many: bounds that it can't see keep it at the index.
 */
function overdue(now: Date): RawBuilder<SqlBool> {
  return sql`${inProgress} and expires_at > (select '-infinity'::timestamptz) and expires_at <= (select ${now}::timestamptz)`;
}

/** Found by what the viewer has yet to do anywhere, which the fence makes the planner begin with. */
function needsMe(viewer: Viewer, now: Date): RawBuilder<SqlBool> {
  return sql`id = any(array(select document_id from recipient where email = ${viewer.email} and acted_at is null
    and declined_at is null and type <> 'viewer')) and ${running(now)} and ${turnOf(viewer)}`;
}

/**
 * The viewer is a recipient who must act, and in an ordered document nobody stands before. The fence keeps the planner
 * from looking up the viewer's address for every document.
 */
function turnOf(viewer: Viewer): RawBuilder<SqlBool> {
  return sql`exists (
    select 1 from (select * from recipient where document_id = document.id offset 0) me
    where me.email = ${viewer.email} and me.type <> 'viewer'
      and me.acted_at is null and me.declined_at is null
      and ((document.settings ->> 'sendInOrder')::boolean is not true or not exists (
        select 1 from recipient before
        where before.document_id = document.id and before.turn < me.turn and before.type <> 'viewer'
          and before.acted_at is null and before.declined_at is null)))`;
}
