import type { Deps } from '../deps.ts';

/** Longer than the day over which documents are counted. */
const KEPT_MS = 2 * 24 * 60 * 60 * 1000;

/** Forgets visitors: those who signed stand in their document, the others are nobody's business. */
export async function sweepVisits(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  await deps.db
    .deleteFrom('public_visit')
    .where('sent_at', '<=', new Date(deps.clock().getTime() - KEPT_MS))
    .execute();
}
