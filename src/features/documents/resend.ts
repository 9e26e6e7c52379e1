import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { currentTurn } from '../../domain/document/turn.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from './clean-text.ts';
import { documentStateOf } from './document-state.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';
import { transitionLocked } from './transition.ts';

/**
 * Mails the request again to a person whose turn it is, with the owner's own words if given ("" for none). Refused with
 * `not-found` for an unknown document or address, `nothing-to-do` for somebody who has acted or whose turn is to come.
 */
export async function resendRequest(
  deps: FollowDeps & Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
  email: string,
  own: { readonly subject: string; readonly body: string },
  meta: RequestMeta,
): Promise<undefined | Refusal<'not-found' | DocumentRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return refuse('not-found');
    const address = email.trim().toLowerCase();
    const named = locked.recipients.filter((one) => one.email === address);
    const due = currentTurn(documentStateOf(locked.document, locked.recipients, locked.owner.email));
    // One address may stand for two people of the document: the one whose turn it is gets the mail.
    const recipient = named.find((one) => due.some((other) => other.id === one.id)) ?? named[0];
    if (recipient === undefined) return refuse('not-found');
    const words = cleanTexts(own);
    const command = { kind: 'resend', recipientId: recipient.id, subject: words.subject, body: words.body } as const;
    const done = await transitionLocked(tx, deps, locked, command, ownerMeta(locked, meta));
    return isRefusal(done) ? done : undefined;
  });
}
