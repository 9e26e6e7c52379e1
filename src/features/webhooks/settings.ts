import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import type { Queryable } from '../tables.ts';

export interface WebhookSettings {
  /** Byte for byte as saved. */
  readonly url: string;
  readonly hasKey: boolean;
  readonly updatedAt: Date;
}

export async function readWebhook(db: Queryable, accountId: string): Promise<WebhookSettings | undefined> {
  const row = await db.selectFrom('webhook').selectAll().where('account_id', '=', accountId).executeTakeFirst();
  return row === undefined ? undefined : { url: row.url, hasKey: row.key_wrapped !== null, updatedAt: row.updated_at };
}

/** Saves the address unchanged: clients keep shared secrets in its query. A key that exists stays. */
export async function saveWebhook(
  deps: Pick<Deps, 'db' | 'clock'>,
  accountId: string,
  url: string,
): Promise<{ readonly saved: true } | Refusal<'exists' | 'not-http'>> {
  if (!isHttpUrl(url)) return refuse('not-http');
  const now = deps.clock();
  const done = await deps.db
    .insertInto('webhook')
    .values({ account_id: accountId, url, key_wrapped: null, created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ url, updated_at: now })
        // Two calls at once: the second is told that the address is there already.
        .where('webhook.url', '!=', url),
    )
    .returning('url')
    .executeTakeFirst();
  return done === undefined ? refuse('exists') : { saved: true };
}

/** Takes the key along. Events that wait are still delivered to the address they were made for. */
export async function deleteWebhook(deps: Pick<Deps, 'db'>, accountId: string): Promise<void> {
  await deps.db.deleteFrom('webhook').where('account_id', '=', accountId).execute();
}

function isHttpUrl(url: string): boolean {
  if (!/^https?:\/\//i.test(url) || /\s/.test(url)) return false;
  return URL.canParse(url);
}
