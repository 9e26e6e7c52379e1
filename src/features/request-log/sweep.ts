import type { Deps } from '../deps.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
/** Rows of one statement, so that it never holds up those that write. */
const AT_ONCE = 10_000;

/** Removes calls older than 30 days. */
export async function sweepRequests(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const end = new Date(deps.clock().getTime() - KEPT_MS);
  for (;;) {
    const gone = await deps.db
      .deleteFrom('api_request')
      .where('id', 'in', (old) => old.selectFrom('api_request').select('id').where('at', '<', end).limit(AT_ONCE))
      .executeTakeFirst();
    if (gone.numDeletedRows < BigInt(AT_ONCE)) return;
  }
}
