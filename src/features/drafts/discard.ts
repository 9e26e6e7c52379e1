import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { FollowDeps } from '../documents/follow-effects.ts';
import { transitionLocked } from '../documents/transition.ts';
import { trashTemplate } from '../templates/trash.ts';
import { type AccessRefusal, type Editor, editorMeta, lockForEditor } from './editor.ts';
import type { DraftKey } from './load.ts';

/** Into the trash. The holder of a link may throw away its document, never the owner's template. */
export async function discardDraft(
  deps: FollowDeps & Pick<Deps, 'db'>,
  editor: Editor,
  key: DraftKey,
  meta: RequestMeta,
): Promise<undefined | Refusal<AccessRefusal | DocumentRefusal | 'owner-only'>> {
  if (key.kind === 'template') {
    if (editor.by === 'link') return refuse('owner-only');
    const trashed = await trashTemplate(deps, editor, key.id);
    return isRefusal(trashed) ? refuse('unknown-draft') : undefined;
  }
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockForEditor(tx, editor, key.id, deps.clock());
    if (isRefusal(locked)) return locked;
    const done = await transitionLocked(tx, deps, locked, { kind: 'trash' }, editorMeta(editor, meta));
    return isRefusal(done) ? done : undefined;
  });
}
