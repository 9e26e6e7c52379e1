import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import { lockTree } from './tree.ts';

/**
 * Deletes an empty folder. What lies in the trash doesn't count: it leaves the folder for the root, where it is found
 * when it is restored.
 */
export async function deleteFolder(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string; readonly deletedAt: Date } | Refusal<'not-found' | 'not-empty'>> {
  return deps.db.transaction().execute(async (tx) => {
    await lockTree(tx, caller.accountId);
    // From here on nothing can be put into it.
    const folder = await tx
      .selectFrom('folder')
      .select('id')
      .where('id', '=', id)
      .where('account_id', '=', caller.accountId)
      .forUpdate()
      .executeTakeFirst();
    if (folder === undefined) return refuse('not-found');
    if (await hasContent(tx, id)) return refuse('not-empty');
    await lockTrash(tx, id);
    // Something may have been restored while we waited for its row.
    if (await hasContent(tx, id)) return refuse('not-empty');
    await tx.updateTable('document').set({ folder_id: null }).where('folder_id', '=', id).execute();
    await tx.updateTable('template').set({ folder_id: null }).where('folder_id', '=', id).execute();
    await tx.deleteFrom('folder').where('id', '=', id).execute();
    return { id, deletedAt: deps.clock() };
  });
}

/** What lies in a folder, beside other folders. */
const filed = ['document', 'template'] as const;

/** Folders, documents and templates, those in the trash apart. */
async function hasContent(tx: Tx, id: string): Promise<boolean> {
  const folder = await tx.selectFrom('folder').select('id').where('parent_id', '=', id).limit(1).executeTakeFirst();
  if (folder !== undefined) return true;
  for (const table of filed) {
    const found = await tx
      .selectFrom(table)
      .select('id')
      .where('folder_id', '=', id)
      .where('deleted_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (found !== undefined) return true;
  }
  return false;
}

/** Nobody restores what lies in the trash of the folder until the transaction ends. */
async function lockTrash(tx: Tx, id: string): Promise<void> {
  for (const table of filed) {
    await tx
      .selectFrom(table)
      .select('id')
      .where('folder_id', '=', id)
      .where('deleted_at', 'is not', null)
      .orderBy('id')
      .forUpdate()
      .execute();
  }
}
