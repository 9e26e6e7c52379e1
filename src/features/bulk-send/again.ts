import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { BulkProblem } from '../../domain/template/bulk-words.ts';
import type { Caller } from '../caller.ts';
import { lockTenant } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import { countRows } from './queries.ts';
import { enqueueBulkSend } from './start.ts';

type AgainRefusal = 'unknown-bulk-send' | 'nothing-failed' | 'still-running' | 'credits-short';

/** Tries the failed rows once more; what was sent stays as it is. */
export async function retryFailedRows(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
): Promise<undefined | Refusal<AgainRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const run = await lockRun(tx, caller, id);
    if (run === undefined) return refuse('unknown-bulk-send');
    if (run.finished_at === null) return refuse('still-running');
    const { failed } = await countRows(tx, id);
    if (failed === 0) return refuse('nothing-failed');
    const tenant = await lockTenant(tx, caller.tenantId);
    const left = tenant.plan_credits + tenant.addon_credits;
    if (left < failed) return refuse('credits-short', { needed: failed, left });
    await tx
      .updateTable('bulk_row')
      .set({ status: 'waiting', problem: null, attempts: 0 })
      .where('bulk_send_id', '=', id)
      .where('status', '=', 'failed')
      .execute();
    await tx
      .updateTable('bulk_send')
      .set({ finished_at: null, run: run.run + 1 })
      .where('id', '=', id)
      .execute();
    await enqueueBulkSend(tx, id);
    return undefined;
  });
}

/** Rows that wait are not made any more; they count as failed and can be tried again. */
export async function stopBulkSend(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
): Promise<undefined | Refusal<'unknown-bulk-send'>> {
  const stopped: Omit<BulkProblem, 'row'> = { code: 'stopped', column: '', value: '' };
  return deps.db.transaction().execute(async (tx) => {
    // The run's own row stays free: the rows in work end first, each by its own lock.
    const run = await tx
      .selectFrom('bulk_send')
      .select('id')
      .where('id', '=', id)
      .where('account_id', '=', caller.accountId)
      .executeTakeFirst();
    if (run === undefined) return refuse('unknown-bulk-send');
    await tx
      .updateTable('bulk_row')
      .set({ status: 'failed', problem: JSON.stringify(stopped) })
      .where('bulk_send_id', '=', id)
      .where('status', '=', 'waiting')
      .execute();
    return undefined;
  });
}

function lockRun(tx: Parameters<typeof lockTenant>[0], caller: Caller, id: string) {
  return tx
    .selectFrom('bulk_send')
    .select(['run', 'finished_at'])
    .where('id', '=', id)
    .where('account_id', '=', caller.accountId)
    .forUpdate()
    .executeTakeFirst();
}
