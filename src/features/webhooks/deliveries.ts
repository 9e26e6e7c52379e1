import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import type { Queryable, Row } from '../tables.ts';
import { enqueueDelivery } from './queue.ts';

export type Delivery = Row<'webhook_delivery'> & { readonly documentTitle: string };

/** Newest first; `before` is the sequence of the last one seen. */
export async function listDeliveries(
  db: Queryable,
  accountId: string,
  page: { readonly before?: number; readonly limit: number },
): Promise<Delivery[]> {
  let query = deliveries(db, accountId);
  if (page.before !== undefined) query = query.where('webhook_delivery.sequence', '<', page.before);
  return query.orderBy('webhook_delivery.sequence', 'desc').limit(page.limit).execute();
}

export async function findDelivery(db: Queryable, accountId: string, id: string): Promise<Delivery | undefined> {
  return deliveries(db, accountId).where('webhook_delivery.id', '=', id).executeTakeFirst();
}

/**
 * Sends a finished delivery once more: the same bytes to the same address, tried for another day from now.
 */
export async function resendDelivery(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  accountId: string,
  id: string,
): Promise<{ readonly queued: true } | Refusal<'unknown-delivery' | 'still-waiting'>> {
  return deps.db.transaction().execute(async (tx) => {
    const delivery = await tx
      .selectFrom('webhook_delivery')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (delivery === undefined) return refuse('unknown-delivery');
    if (delivery.delivered_at === null && delivery.failed_at === null) return refuse('still-waiting');
    const now = deps.clock();
    await tx
      .insertInto('webhook_delivery')
      .values({
        id: deps.newId(),
        account_id: delivery.account_id,
        document_id: delivery.document_id,
        event: delivery.event,
        url: delivery.url,
        body: delivery.body,
        created_at: now,
        delivered_at: null,
        failed_at: null,
        next_try_at: now,
        last_status: null,
        last_error: null,
      })
      .execute();
    await enqueueDelivery(tx, delivery.document_id);
    return { queued: true };
  });
}

function deliveries(db: Queryable, accountId: string) {
  return db
    .selectFrom('webhook_delivery')
    .innerJoin('document', 'document.id', 'webhook_delivery.document_id')
    .selectAll('webhook_delivery')
    .select('document.title as documentTitle')
    .where('webhook_delivery.account_id', '=', accountId);
}
