import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';
import { transitionLocked } from './transition.ts';

/**
 * The owner gives a document more time; one whose time was over can be signed again by its old links, and whoever's
 * turn it is, is asked again. Refused with `not-later` unless the new end is later than the one it has and than now.
 */
export async function extendExpiry(
  deps: FollowDeps & Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
  expiresAt: Date,
  meta: RequestMeta,
): Promise<{ readonly id: string; readonly expiresAt: Date | null } | Refusal<'not-found' | DocumentRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return refuse('not-found');
    const done = await transitionLocked(tx, deps, locked, { kind: 'extend', expiresAt }, ownerMeta(locked, meta));
    return isRefusal(done) ? done : { id, expiresAt: done.state.expiresAt };
  });
}
