import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { systemMeta, transition } from '../documents/transition.ts';
import { trashOldTemplates } from '../templates/trash.ts';

const DAY = 24 * 60 * 60 * 1000;
const TRASH_DAYS = 30;
const AT_ONCE = 500;

/**
 * Where data are kept for a number of days only: documents and templates go to the trash so early that the trash erases them when
 * that time is over; captured mail and the records of sent mail go at the end of it. Returns how many documents were
 * put into the trash.
 */
export async function applyRetention(deps: Deps): Promise<number> {
  const { retentionDays } = deps.environment;
  if (retentionDays === null) return 0;
  const now = deps.clock().getTime();
  const trashBefore = new Date(now - Math.max(0, retentionDays - TRASH_DAYS) * DAY);
  const eraseBefore = new Date(now - retentionDays * DAY);
  const old = await deps.db
    .selectFrom('document')
    .select('id')
    .where('created_at', '<', trashBefore)
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'sealing')
    .orderBy('created_at')
    .limit(AT_ONCE)
    .execute();
  let trashed = 0;
  for (const { id } of old) {
    const done = await deps.db.transaction().execute((tx) => transition(tx, deps, id, { kind: 'trash' }, systemMeta));
    if (!isRefusal(done)) trashed += 1;
  }
  await trashOldTemplates(deps, trashBefore);
  await deps.db.deleteFrom('mailbox_message').where('received_at', '<', eraseBefore).execute();
  await deps.db.deleteFrom('mail').where('created_at', '<', eraseBefore).execute();
  return trashed;
}
