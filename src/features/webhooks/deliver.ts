import { createHmac } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { unwrapKey } from './key.ts';
import { enqueueDelivery } from './queue.ts';

export type DeliverWebhookDeps = Pick<Deps, 'db' | 'keys' | 'fetch' | 'clock' | 'log'>;

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Waits between tries; the last one repeats until the day is over. */
const waits = [10 * SECOND, 30 * SECOND, 2 * 60 * SECOND, 10 * 60 * SECOND, 30 * 60 * SECOND, HOUR, 2 * HOUR];
const TRY_FOR = 24 * HOUR;
const ANSWER_WITHIN = 10 * SECOND;
const ANSWER_BYTES = 1024;

/**
 * Sends what waits for a document, oldest first, until it is done or one is refused; that one is tried again later and
 * those behind it wait. A day after it was made a delivery has failed, and the next has its turn.
 */
export async function deliverWebhooks(deps: DeliverWebhookDeps, documentId: string): Promise<void> {
  for (;;) {
    const next = await oldestWaiting(deps, documentId);
    if (next === undefined) return;
    if (next.next_try_at !== null && next.next_try_at > deps.clock()) return again(deps, documentId, next.next_try_at);
    const outcome = await attempt(deps, next);
    if (outcome.ok) {
      await deps.db
        .updateTable('webhook_delivery')
        .set({
          attempts: next.attempts + 1,
          delivered_at: deps.clock(),
          next_try_at: null,
          ...lastTry(deps, outcome),
          last_error: null,
        })
        .where('id', '=', next.id)
        .execute();
      continue;
    }
    const retryAt = await noteFailure(deps, next, outcome);
    if (retryAt !== null) return again(deps, documentId, retryAt);
  }
}

async function oldestWaiting(
  deps: DeliverWebhookDeps,
  documentId: string,
): Promise<Row<'webhook_delivery'> | undefined> {
  return deps.db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('delivered_at', 'is', null)
    .where('failed_at', 'is', null)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
}

async function again(deps: DeliverWebhookDeps, documentId: string, runAt: Date): Promise<void> {
  await deps.db.transaction().execute((tx) => enqueueDelivery(tx, documentId, runAt));
}

export interface Attempt {
  readonly ok: boolean;
  readonly status: number | null;
  /** The first kilobyte of what the target said, or why it was not reached. */
  readonly answer: string;
  /** As they were sent, signature included. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a delivery remembers of its last try. */
function lastTry(deps: Pick<Deps, 'clock'>, { status, answer, headers }: Attempt) {
  return {
    last_status: status,
    last_tried_at: deps.clock(),
    last_headers: JSON.stringify(headers),
    last_answer: status === null ? null : answer,
  };
}

async function attempt(deps: DeliverWebhookDeps, delivery: Row<'webhook_delivery'>): Promise<Attempt> {
  return postEvent(deps, delivery.account_id, delivery.url, delivery.body);
}

/** One POST of these bytes, signed where the account has a key. Any 2xx is success. */
export async function postEvent(
  deps: Pick<Deps, 'db' | 'keys' | 'fetch'>,
  accountId: string,
  url: string,
  body: Buffer,
): Promise<Attempt> {
  const key = await currentKey(deps, accountId);
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(body.byteLength),
    ...(key === null
      ? {}
      : { 'x-webhook-signature': createHmac('sha256', Buffer.from(key, 'utf8')).update(body).digest('hex') }),
  };
  try {
    const answer = await deps.fetch(url, { method: 'POST', headers, body, timeoutMs: ANSWER_WITHIN });
    const ok = answer.status >= 200 && answer.status < 300;
    return { ok, status: answer.status, answer: beginning(answer.body), headers };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return { ok: false, status: null, answer: beginning(why), headers };
  }
}

/** At most a kilobyte, of text that the database can hold. */
function beginning(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\0', ''), 'utf8').subarray(0, ANSWER_BYTES);
  // A character that the cut went through becomes one replacement character or several.
  return bytes.toString('utf8').replace(/\uFFFD{1,3}$/, '');
}

async function currentKey(deps: Pick<Deps, 'db' | 'keys'>, accountId: string): Promise<string | null> {
  const row = await deps.db
    .selectFrom('webhook')
    .select('key_wrapped')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.key_wrapped ? unwrapKey(deps.keys, accountId, row.key_wrapped) : null;
}

async function noteFailure(
  deps: DeliverWebhookDeps,
  delivery: Row<'webhook_delivery'>,
  outcome: Attempt,
): Promise<Date | null> {
  const now = deps.clock();
  const wait = waits[Math.min(delivery.attempts, waits.length - 1)] ?? 2 * HOUR;
  const end = delivery.created_at.getTime() + TRY_FOR;
  const retryAt = now.getTime() >= end ? null : new Date(Math.min(now.getTime() + wait, end));
  await deps.db
    .updateTable('webhook_delivery')
    .set({
      attempts: delivery.attempts + 1,
      ...lastTry(deps, outcome),
      last_error: outcome.status === null ? outcome.answer : `Answered ${outcome.status}, not 2xx.`,
      next_try_at: retryAt,
      failed_at: retryAt === null ? now : null,
    })
    .where('id', '=', delivery.id)
    .execute();
  deps.log.warn(
    { deliveryId: delivery.id, status: outcome.status, last: retryAt === null },
    'A webhook was not accepted.',
  );
  return retryAt;
}
