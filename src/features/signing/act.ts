import type { DocumentCommand } from '../../domain/document/commands.ts';
import type { Language } from '../../domain/language/languages.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import type { FollowDeps } from '../documents/follow-effects.ts';
import { transitionLocked } from '../documents/transition.ts';
import { enterSigning, recipientMeta } from './locked-signing.ts';
import type { SigningRefusal } from './refusals.ts';
import type { SigningSession } from './session.ts';

type ActDeps = FollowDeps & Pick<Deps, 'db'>;
type Outcome = Promise<undefined | Refusal<SigningRefusal>>;

/** The page's own first request: only this counts as "viewed", and only the first time per person. */
export async function markViewed(deps: ActDeps, session: SigningSession, meta: RequestMeta): Outcome {
  return tell(deps, session, { kind: 'view', recipientId: session.recipientId }, meta);
}

/** Pressing Start. `wording` is what stood on the screen, in which language. */
export async function consent(
  deps: ActDeps,
  session: SigningSession,
  wording: string,
  meta: RequestMeta,
  language: Language = 'en',
): Outcome {
  const { recipientId } = session;
  const command = { kind: 'consent', recipientId, wording: cleanTexts(wording), language } as const;
  return tell(deps, session, command, meta);
}

/** Stops the document for everybody. */
export async function decline(deps: ActDeps, session: SigningSession, reason: string, meta: RequestMeta): Outcome {
  const given = cleanTexts(reason).trim();
  if (given === '') return refuse('reason-missing');
  return tell(deps, session, { kind: 'decline', recipientId: session.recipientId, reason: given }, meta);
}

async function tell(deps: ActDeps, session: SigningSession, command: DocumentCommand, meta: RequestMeta): Outcome {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await enterSigning(tx, session);
    if (isRefusal(locked)) return locked;
    const done = await transitionLocked(tx, deps, locked, command, recipientMeta(locked.me, meta));
    return isRefusal(done) ? done : undefined;
  });
}
