import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { lockTemplate } from './locked-template.ts';

const DAY = 24 * 60 * 60 * 1000;
const TRASH_DAYS = 30;

/** Into the trash: nobody finds it any more. Documents made from it stay. */
export async function trashTemplate(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string; readonly deletedAt: Date } | Refusal<'not-found'>> {
  return deps.db.transaction().execute(async (tx) => {
    if ((await lockTemplate(tx, caller.accountId, id)) === undefined) return refuse('not-found');
    const now = deps.clock();
    await tx.updateTable('template').set({ deleted_at: now, updated_at: now }).where('id', '=', id).execute();
    return { id, deletedAt: now };
  });
}

/** Where data are kept for a time only: puts templates made before a moment into the trash. Returns how many. */
export async function trashOldTemplates(deps: Pick<Deps, 'db' | 'clock'>, madeBefore: Date): Promise<number> {
  const done = await deps.db
    .updateTable('template')
    .set({ deleted_at: deps.clock() })
    .where('created_at', '<', madeBefore)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Erases what lay in the trash for 30 days. Returns how many. */
export async function eraseTrashedTemplates(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const before = new Date(deps.clock().getTime() - TRASH_DAYS * DAY);
  const done = await deps.db.deleteFrom('template').where('deleted_at', '<=', before).executeTakeFirst();
  return Number(done.numDeletedRows);
}
