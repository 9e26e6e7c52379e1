import type { Deps } from '../deps.ts';
import type { Queryable, Row } from '../tables.ts';

/** Tokens that still answer, oldest first. */
export async function livingTokens(
  db: Queryable,
  deps: Pick<Deps, 'clock'>,
  accountId: string,
): Promise<Row<'api_token'>[]> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('dies_at', 'is', null), where('dies_at', '>', deps.clock())]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
