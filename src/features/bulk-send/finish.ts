import { bulkProblemText } from '../../domain/template/bulk-words.ts';
import type { Deps } from '../deps.ts';
import { bulkSummaryMail } from '../mail/mails/bulk-summary.ts';
import { queueMail } from '../mail/queue.ts';
import { countRows } from './queries.ts';

/** Failed rows that the mail names; the page has all of them. */
const MOST_TOLD = 20;

/**
 * Ends the run once no row waits, and mails the owner what became of it: both in one transaction, so once. Throws while
 * rows wait, so that the job is tried again.
 */
export async function finishBulkSend(
  deps: Pick<Deps, 'db' | 'keys' | 'clock' | 'newId' | 'settings' | 'environment'>,
  id: string,
): Promise<void> {
  const waiting = await deps.db.transaction().execute(async (tx) => {
    const run = await tx.selectFrom('bulk_send').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (run === undefined || run.finished_at !== null) return 0;
    const counts = await countRows(tx, id);
    if (counts.waiting > 0) return counts.waiting;
    const now = deps.clock();
    await tx.updateTable('bulk_send').set({ finished_at: now }).where('id', '=', id).execute();
    const owner = await tx.selectFrom('account').selectAll().where('id', '=', run.account_id).executeTakeFirstOrThrow();
    const failed = await tx
      .selectFrom('bulk_row')
      .select(['position', 'problem'])
      .where('bulk_send_id', '=', id)
      .where('status', '=', 'failed')
      .orderBy('position')
      .limit(MOST_TOLD)
      .execute();
    const message = await bulkSummaryMail(deps, {
      title: run.template.title,
      ...counts,
      at: now,
      timeZone: owner.time_zone,
      failures: failed.map(({ position, problem }) => ({
        row: position,
        reason: problem === null ? '' : bulkProblemText(problem),
      })),
      link: `${deps.settings.publicUrl}/bulk-sends/${id}`,
    });
    await queueMail(tx, deps, { accountId: owner.id, kind: 'bulk-summary', to: owner.email, message });
    return 0;
  });
  if (waiting > 0) throw new Error(`${waiting} rows of bulk send ${id} wait still.`);
}
