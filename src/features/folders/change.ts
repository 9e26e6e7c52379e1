import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';
import { folderOf } from './queries.ts';
import { heightOf, holdFolder, lockTree, pathOf } from './tree.ts';

export interface FolderChanges {
  readonly name?: string | undefined;
  /** null: to the root. */
  readonly parentId?: string | null | undefined;
}

export type FolderRefusal = 'not-found' | 'unknown-folder' | 'under-itself' | 'too-deep';

/** Renames a folder, moves it, or both. Never under itself or one of its own, nor deeper than the limit (detail: limit). */
export async function changeFolder(
  deps: Pick<Deps, 'db' | 'clock' | 'settings'>,
  caller: Caller,
  id: string,
  changes: FolderChanges,
): Promise<Row<'folder'> | Refusal<FolderRefusal>> {
  const { name, parentId } = changes;
  return deps.db.transaction().execute(async (tx) => {
    if (parentId !== undefined) await lockTree(tx, caller.accountId);
    if ((await folderOf(tx, caller.accountId, id)) === undefined) return refuse('not-found');
    if (parentId !== undefined && parentId !== null) {
      const refusal = await checkMove(tx, caller.accountId, id, parentId, deps.settings.limits.folderDepth);
      if (isRefusal(refusal)) return refusal;
    }
    const changed = await tx
      .updateTable('folder')
      .set({
        ...(name === undefined ? {} : { name }),
        ...(parentId === undefined ? {} : { parent_id: parentId }),
        updated_at: deps.clock(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    // Renaming takes no lock of the tree: somebody may have deleted the folder in between.
    return changed ?? refuse('not-found');
  });
}

async function checkMove(
  tx: Tx,
  accountId: string,
  id: string,
  parentId: string,
  limit: number,
): Promise<undefined | Refusal<'unknown-folder' | 'under-itself' | 'too-deep'>> {
  if ((await holdFolder(tx, accountId, parentId)) === undefined) return refuse('unknown-folder');
  const path = await pathOf(tx, parentId);
  if (path.includes(id)) return refuse('under-itself');
  return path.length + (await heightOf(tx, id)) > limit ? refuse('too-deep', { limit }) : undefined;
}
