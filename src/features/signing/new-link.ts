import { statusAt } from '../../domain/document/expiry.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { appendAudit } from '../audit/append.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { documentPage } from '../documents/compose-mails.ts';
import { languageOf } from '../mail/language.ts';
import { newLinkAskedMail } from '../mail/mails/new-link-asked.ts';
import { queueMail } from '../mail/queue.ts';
import { type LoadedSigning, loadSigning } from './load.ts';
import { lockSigning, recipientMeta } from './locked-signing.ts';
import type { SigningSession } from './session.ts';

const DAY_SECONDS = 24 * 3600;

/** Somebody whose time ran out asks the owner to send the document again: one mail per person and day. */
export async function requestNewLink(
  deps: Pick<Deps, 'db' | 'clock' | 'limiter' | 'keys' | 'settings' | 'environment' | 'newId'>,
  session: SigningSession,
  meta: RequestMeta,
): Promise<undefined | Refusal<'locked' | 'nothing-to-do'>> {
  const now = deps.clock();
  const loaded = await loadSigning(deps.db, session);
  if (loaded === undefined || !mayAsk(loaded, now)) return refuse('nothing-to-do');
  // Before the transaction: the limiter works on a connection of its own.
  const asked = await deps.limiter('new-link', 1, DAY_SECONDS).take(session.recipientId);
  if (!asked.allowed) return refuse('locked', { retryAfterSeconds: asked.retryAfterSeconds });
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockSigning(tx, session);
    if (locked === undefined || !mayAsk(locked, now)) return refuse('nothing-to-do');
    const { document, owner, me } = locked;
    await queueMail(tx, deps, {
      accountId: owner.id,
      documentId: document.id,
      recipientId: me.id,
      kind: 'new-link-asked',
      to: owner.email,
      replyTo: me.email,
      message: await newLinkAskedMail(
        deps,
        {
          documentTitle: document.title,
          documentId: document.id,
          personName: me.name,
          personEmail: me.email,
          link: documentPage(deps, document.id),
        },
        languageOf(undefined, owner),
      ),
    });
    const data = { recipientId: me.id, email: me.email };
    await appendAudit(tx, document.id, [{ at: now, kind: 'new-link-asked', ...recipientMeta(me, meta), data }]);
    return undefined;
  });
}

function mayAsk({ document, me }: Pick<LoadedSigning, 'document' | 'me'>, now: Date): boolean {
  const status = statusAt({ status: document.status, expiresAt: document.expires_at }, now);
  return status === 'expired' && document.deleted_at === null && me.acted_at === null;
}
