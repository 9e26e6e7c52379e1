import { randomBytes } from 'node:crypto';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Deps } from '../deps.ts';

/** Makes the account's new key: 64 hex characters, used as text. Answered this once; the old key is gone. */
export async function makeWebhookKey(
  deps: Pick<Deps, 'db' | 'keys' | 'clock'>,
  accountId: string,
): Promise<{ readonly key: string } | Refusal<'no-webhook'>> {
  const key = randomBytes(32).toString('hex');
  const done = await deps.db
    .updateTable('webhook')
    .set({ key_wrapped: deps.keys.wrap(Buffer.from(key, 'utf8'), context(accountId)), updated_at: deps.clock() })
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return done.numUpdatedRows === 0n ? refuse('no-webhook') : { key };
}

/** Deliveries carry no signature from now on. */
export async function deleteWebhookKey(deps: Pick<Deps, 'db' | 'clock'>, accountId: string): Promise<void> {
  await deps.db
    .updateTable('webhook')
    .set({ key_wrapped: null, updated_at: deps.clock() })
    .where('account_id', '=', accountId)
    .execute();
}

export function unwrapKey(keys: Keyring, accountId: string, wrapped: Buffer): string {
  return keys.unwrap(wrapped, context(accountId)).toString('utf8');
}

function context(accountId: string): string {
  return `webhook:${accountId}`;
}
