import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { holdFolder, lockTree, pathOf } from './tree.ts';

/** Names may repeat. `parentId` null makes it in the root. Refused with `too-deep`; detail: limit. */
export async function createFolder(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'settings'>,
  caller: Caller,
  folder: { readonly name: string; readonly parentId: string | null },
): Promise<Row<'folder'> | Refusal<'unknown-folder' | 'too-deep'>> {
  const { name, parentId } = folder;
  const limit = deps.settings.limits.folderDepth;
  return deps.db.transaction().execute(async (tx) => {
    if (parentId !== null) {
      await lockTree(tx, caller.accountId);
      if ((await holdFolder(tx, caller.accountId, parentId)) === undefined) return refuse('unknown-folder');
      if ((await pathOf(tx, parentId)).length >= limit) return refuse('too-deep', { limit });
    }
    const now = deps.clock();
    return tx
      .insertInto('folder')
      .values({
        id: deps.newId(),
        account_id: caller.accountId,
        parent_id: parentId,
        name,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}
