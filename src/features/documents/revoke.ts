import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from './clean-text.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';
import { transitionLocked } from './transition.ts';

/** The owner stops a document: its links stop at once, the people who were told of it are told. */
export async function revokeDocument(
  deps: FollowDeps & Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
  reason: string,
  meta: RequestMeta,
): Promise<{ readonly id: string; readonly revokedAt: Date } | Refusal<'not-found' | DocumentRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return refuse('not-found');
    const command = { kind: 'revoke', reason: cleanTexts(reason.trim()) } as const;
    const done = await transitionLocked(tx, deps, locked, command, ownerMeta(locked, meta));
    return isRefusal(done) ? done : { id, revokedAt: done.state.revokedAt ?? deps.clock() };
  });
}
