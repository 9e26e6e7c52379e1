import type { Deps } from '../deps.ts';
import { enqueueDelivery } from './queue.ts';

const PATIENCE_MS = 10 * 60 * 1000;
const AT_ONCE = 500;

/** Queues again what should have been tried long ago and was not, whatever became of its job. Returns how many documents. */
export async function resumeDeliveries(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const late = await deps.db
    .selectFrom('webhook_delivery')
    .select('document_id')
    .distinct()
    .where('delivered_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_try_at', '<', new Date(deps.clock().getTime() - PATIENCE_MS))
    // Behind an event that waits for its next try, the later ones wait rightly.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhook_delivery as head')
            .select('head.id')
            .whereRef('head.document_id', '=', 'webhook_delivery.document_id')
            .where('head.delivered_at', 'is', null)
            .where('head.failed_at', 'is', null)
            .where('head.next_try_at', '>', deps.clock()),
        ),
      ),
    )
    .limit(AT_ONCE)
    .execute();
  for (const { document_id: documentId } of late) {
    await deps.db.transaction().execute((tx) => enqueueDelivery(tx, documentId));
  }
  return late.length;
}
