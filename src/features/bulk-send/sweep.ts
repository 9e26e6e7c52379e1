import type { Deps } from '../deps.ts';
import { enqueueBulkSend } from './start.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A run that has begun so long ago and is not done may have lost its job. */
const SLOW_MS = 10 * 60 * 1000;

/** Forgets the results of runs that ended long ago; their documents stay. */
export async function sweepBulkSends(deps: Pick<Deps, 'db' | 'clock' | 'settings'>): Promise<void> {
  const before = new Date(deps.clock().getTime() - deps.settings.limits.bulkKeepDays * DAY);
  await deps.db.deleteFrom('bulk_send').where('finished_at', '<=', before).execute();
}

/** Gives runs with waiting rows their job back, if it was given up. */
export async function resumeBulkSends(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const slow = await deps.db
    .selectFrom('bulk_send')
    .select('id')
    .where('finished_at', 'is', null)
    .where('started_at', '<=', new Date(deps.clock().getTime() - SLOW_MS))
    .execute();
  for (const { id } of slow) await deps.db.transaction().execute((tx) => enqueueBulkSend(tx, id));
}
