import type { Deps } from '../deps.ts';
import { startSeal } from './waiting.ts';

const PATIENCE_MS = 10 * 60 * 1000;
const AT_ONCE = 200;

/**
 * Starts the seal again of documents that have waited for it too long: their job may be deep in its back-off, or given
 * up. Those that wait with a reason have a time of their own. Harmless beside a running one. Returns how many.
 */
export async function resumeSeals(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const waiting = await deps.db
    .selectFrom('document')
    .select('id')
    .where('status', '=', 'sealing')
    .where('sealing_retry_at', 'is', null)
    .where('sealing_at', '<', new Date(deps.clock().getTime() - PATIENCE_MS))
    .orderBy('sealing_at')
    .limit(AT_ONCE)
    .execute();
  for (const { id } of waiting) await startSeal(deps.db, id);
  return waiting.length;
}
