import { sql } from 'kysely';
import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';
import { transitionLocked } from './transition.ts';

type TrashDeps = FollowDeps & Pick<Deps, 'db'>;
type TrashRefusal = Refusal<'not-found' | DocumentRefusal>;

const DAY = 24 * 60 * 60 * 1000;
const TRASH_DAYS = 30;
const ERASED_AT_ONCE = 200;

/** Into the trash: links and files stop at once; people who were told of a document in progress are told. */
export async function trashDocument(
  deps: TrashDeps,
  caller: Caller,
  id: string,
  meta: RequestMeta,
): Promise<{ readonly id: string; readonly deletedAt: Date } | TrashRefusal> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return refuse('not-found');
    const done = await transitionLocked(tx, deps, locked, { kind: 'trash' }, ownerMeta(locked, meta));
    return isRefusal(done) ? done : { id, deletedAt: done.state.deletedAt ?? deps.clock() };
  });
}

/** Back to the state it had; if its time is over by now, the expiry job ends it. */
export async function restoreDocument(
  deps: TrashDeps,
  caller: Caller,
  id: string,
  meta: RequestMeta,
): Promise<{ readonly id: string } | TrashRefusal> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id, 'with-trash');
    if (locked === undefined) return refuse('not-found');
    const done = await transitionLocked(tx, deps, locked, { kind: 'restore' }, ownerMeta(locked, meta));
    return isRefusal(done) ? done : { id };
  });
}

/**
 * Erases what lay in the trash for 30 days or whose erasure was asked for, each with its chain, leaving a tombstone.
 * Returns how many.
 */
export async function eraseTrash(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const now = deps.clock();
  const doomed = await deps.db
    .selectFrom('document')
    .select('id')
    .where((one) =>
      one.or([
        one('deleted_at', '<=', new Date(now.getTime() - TRASH_DAYS * DAY)),
        one('id', 'in', one.selectFrom('erasure_request').select('document_id')),
      ]),
    )
    .orderBy('deleted_at')
    .limit(ERASED_AT_ONCE)
    .execute();
  let erased = 0;
  for (const { id } of doomed) {
    const answer = await sql<{ gone: boolean }>`select erase_document(${id}, 'system', ${now}) as gone`.execute(
      deps.db,
    );
    if (answer.rows[0]?.gone) erased += 1;
  }
  return doomed.length < ERASED_AT_ONCE || erased === 0 ? erased : erased + (await eraseTrash(deps));
}
