import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import { rememberContact } from '../contacts/remember.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from './clean-text.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';
import { transitionLocked } from './transition.ts';

/**
 * The owner puts another address in place of a person's who hasn't acted. The link that went to the first address ends
 * at once, with all that was opened, agreed or typed by it; if it is the person's turn, the request goes to the new one.
 */
export async function correctRecipient(
  deps: FollowDeps & Pick<Deps, 'db'>,
  caller: Caller,
  target: { readonly id: string; readonly recipientId: string },
  person: { readonly email: string; readonly name: string },
  meta: RequestMeta,
): Promise<undefined | Refusal<'not-found' | DocumentRefusal>> {
  const { name, email } = cleanTexts({ name: person.name.trim(), email: person.email.trim().toLowerCase() });
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, target.id);
    if (locked === undefined) return refuse('not-found');
    const command = { kind: 'correct', recipientId: target.recipientId, name, email } as const;
    const done = await transitionLocked(tx, deps, locked, command, ownerMeta(locked, meta));
    if (isRefusal(done)) return done;
    const corrected = done.locked.recipients.find((one) => one.id === target.recipientId);
    if (corrected === undefined) return undefined;
    const { phone, company, job_title: jobTitle } = corrected;
    await rememberContact(tx, deps, caller.accountId, { name, email, phone, company, jobTitle });
    return undefined;
  });
}
