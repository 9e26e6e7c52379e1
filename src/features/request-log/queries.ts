import { sql } from 'kysely';
import type { Queryable, Row } from '../tables.ts';

export interface RequestFilter {
  /** First digit of the status. */
  readonly statusClass?: 2 | 3 | 4 | 5 | undefined;
  readonly method?: string | undefined;
  /** Somewhere in the path, in any case. */
  readonly path?: string | undefined;
  readonly requestId?: string | undefined;
  /** Id of the last one seen. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** An account's calls of the API, newest first. */
export async function listRequests(
  db: Queryable,
  accountId: string,
  filter: RequestFilter,
): Promise<Row<'api_request'>[]> {
  let query = db.selectFrom('api_request').selectAll().where('account_id', '=', accountId);
  if (filter.statusClass !== undefined) {
    query = query.where('status', '>=', filter.statusClass * 100).where('status', '<', filter.statusClass * 100 + 100);
  }
  if (filter.method !== undefined) query = query.where('method', '=', filter.method);
  if (filter.requestId !== undefined) query = query.where('request_id', '=', filter.requestId);
  if (filter.path !== undefined) query = query.where(sql<boolean>`strpos(lower(path), lower(${filter.path})) > 0`);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  return query.orderBy('id', 'desc').limit(filter.limit).execute();
}
