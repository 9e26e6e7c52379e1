import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { type Attempt, postEvent } from './deliver.ts';
import { readWebhook } from './settings.ts';

/** Sends a made-up `created` event now, once, signed like a real one. */
export async function sendTestEvent(
  deps: Pick<Deps, 'db' | 'keys' | 'fetch' | 'clock' | 'settings' | 'limiter'>,
  accountId: string,
): Promise<(Attempt & { readonly request: string }) | Refusal<'no-webhook' | 'too-many'>> {
  const webhook = await readWebhook(deps.db, accountId);
  if (webhook === undefined) return refuse('no-webhook');
  const turn = await deps.limiter('webhook-test', 10, 600).take(accountId);
  if (!turn.allowed) return refuse('too-many', { retryAfterSeconds: turn.retryAfterSeconds });
  const request = JSON.stringify({
    event: 'created',
    type: 'request-sign',
    objectId: 'TestDocume',
    file: `${deps.settings.publicUrl}/files/test.pdf`,
    name: 'Test event',
    note: '',
    description: 'Sent from the webhook page. No document stands behind it.',
    signers: [{ name: 'Test Signer', email: 'signer@example.com' }],
    createdAt: deps.clock().toUTCString(),
  });
  return { ...(await postEvent(deps, accountId, webhook.url, Buffer.from(request, 'utf8'))), request };
}
