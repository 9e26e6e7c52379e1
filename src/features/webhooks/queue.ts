import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { entitled } from '../plans/entitlements.ts';
import type { Tx } from '../tables.ts';

export type WebhookEvent = 'created' | 'viewed' | 'signed' | 'completed' | 'declined';

export interface NewDelivery {
  readonly accountId: string;
  readonly documentId: string;
  readonly event: WebhookEvent;
  /** Keys in the order of the wire; becomes compact JSON, and those bytes never change. Asked for where it is sent. */
  readonly body: () => object;
  /** It leaves then, and so does what stands behind it. */
  readonly notBefore?: Date;
}

/**
 * Stores the bytes of an event and its delivery job, in the caller's transaction. Does nothing for an account
 * without a webhook or whose plan has none. Events of one document leave in the order of these calls.
 */
export async function queueWebhook(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'newId' | 'environment' | 'settings'>,
  delivery: NewDelivery,
): Promise<void> {
  const target = await tx
    .selectFrom('webhook')
    .innerJoin('account', 'account.id', 'webhook.account_id')
    .innerJoin('tenant', 'tenant.id', 'account.tenant_id')
    .select('webhook.url')
    .selectAll('tenant')
    .where('webhook.account_id', '=', delivery.accountId)
    .executeTakeFirst();
  if (target === undefined || !entitled(deps, target, 'webhook-live')) return;
  const now = deps.clock();
  await tx
    .insertInto('webhook_delivery')
    .values({
      id: deps.newId(),
      account_id: delivery.accountId,
      document_id: delivery.documentId,
      event: delivery.event,
      url: target.url,
      body: Buffer.from(JSON.stringify(delivery.body()), 'utf8'),
      created_at: now,
      delivered_at: null,
      failed_at: null,
      next_try_at: delivery.notBefore ?? now,
      last_status: null,
      last_error: null,
    })
    .execute();
  await enqueueDelivery(tx, delivery.documentId, delivery.notBefore);
}

/** Takes back a document's events that have not left. The caller knows that they are held. */
export async function unqueueWebhooks(tx: Tx, documentId: string): Promise<void> {
  await tx
    .deleteFrom('webhook_delivery')
    .where('document_id', '=', documentId)
    .where('attempts', '=', 0)
    .where('delivered_at', 'is', null)
    .execute();
}

/** One job for a document at a time: the queue's name keeps two workers off the same document. */
export async function enqueueDelivery(tx: Tx, documentId: string, runAt?: Date): Promise<void> {
  await enqueue(
    tx,
    'deliver-webhook',
    { documentId },
    { queue: `webhook:${documentId}`, jobKey: `webhook:${documentId}`, ...(runAt === undefined ? {} : { runAt }) },
  );
}
