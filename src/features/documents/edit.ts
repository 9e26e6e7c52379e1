import type { DocumentChanges } from '../../domain/document/changes.ts';
import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { holdFolder } from '../folders/tree.ts';
import { checkCopies } from './check-copies.ts';
import { cleanTexts } from './clean-text.ts';
import type { FollowDeps } from './follow-effects.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';
import { transitionLocked } from './transition.ts';

/**
 * The owner changes a draft or a document in progress, never its file or its people. A setting holds from now on for
 * everybody who hasn't acted, whatever page they have open.
 */
export async function editDocument(
  deps: FollowDeps & Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
  changes: DocumentChanges,
  meta: RequestMeta,
): Promise<
  | { readonly id: string; readonly updatedAt: Date }
  | Refusal<'not-found' | 'unknown-folder' | 'too-many-copies' | 'signatures-kept' | DocumentRefusal>
> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return refuse('not-found');
    const { cc, bcc } = locked.document.settings;
    const copies = checkCopies({ cc: changes.cc ?? cc, bcc: changes.bcc ?? bcc }, deps.settings.limits);
    if (copies) return copies;
    if (changes.allowModifications && locked.document.keeps_signatures)
      return refuse('signatures-kept', { what: 'allow-modifications', name: '' });
    const { folderId = null } = changes;
    const folder = folderId === null ? null : await holdFolder(tx, caller.accountId, folderId);
    if (folder === undefined) return refuse('unknown-folder');
    const command = { kind: 'edit', changes: cleanTexts(changes) } as const;
    const done = await transitionLocked(tx, deps, locked, command, ownerMeta(locked, meta));
    return isRefusal(done) ? done : { id, updatedAt: done.locked.document.updated_at };
  });
}
