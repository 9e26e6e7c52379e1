import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import { lockTenant } from '../credits/ledger.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Tx } from '../tables.ts';
import { contentOf } from '../templates/insert-template.ts';
import { type BulkSheet, type CheckedSheet, type CheckRefusal, checkSheet } from './check.ts';
import { ownTemplate } from './subject.ts';

export interface BulkStart extends BulkSheet {
  /** The browser's name for one press of Send. */
  readonly key: string;
  /** Of the template that was looked at. */
  readonly stateVersion: number;
}

export type StartRefusal =
  | CheckRefusal
  | 'unknown-template'
  /** detail: stateVersion. */
  | 'changed-elsewhere'
  | 'account-suspended'
  /** detail: needed, left. */
  | 'credits-short';

type StartDeps = Pick<Deps, 'db' | 'settings' | 'environment' | 'clock' | 'newId'>;

/**
 * Stores the rows and the job that makes a document of each. With a problem in any row nothing is stored. The same key
 * again answers the run that it began. Credits are taken row by row, so they only have to be there now.
 */
export async function startBulkSend(
  deps: StartDeps,
  caller: Caller,
  templateId: string,
  { key, stateVersion, columns, rows }: BulkStart,
  meta: RequestMeta,
): Promise<{ readonly id: string } | { readonly checked: CheckedSheet } | Refusal<StartRefusal>> {
  const known = await runOf(deps, caller, key);
  if (known !== undefined) return known;
  const subject = await ownTemplate(deps, caller, templateId);
  if (isRefusal(subject)) return subject;
  if (subject.owner.suspended_at !== null) return refuse('account-suspended');
  if (subject.stateVersion !== stateVersion) return refuse('changed-elsewhere', { stateVersion: subject.stateVersion });
  const checked = await checkSheet(deps, subject, { columns, rows });
  if (isRefusal(checked)) return checked;
  if (checked.badRows > 0) return { checked };

  const id = deps.newId();
  return deps.db.transaction().execute(async (tx) => {
    const tenant = await lockTenant(tx, caller.tenantId);
    const left = tenant.plan_credits + tenant.addon_credits;
    if (left < rows.length) return refuse('credits-short', { needed: rows.length, left });
    const { is_public: _open, link_expires_at: _link, ...template } = contentOf(subject.template);
    const made = await tx
      .insertInto('bulk_send')
      .values({
        id,
        account_id: caller.accountId,
        tenant_id: caller.tenantId,
        template_id: templateId,
        template: JSON.stringify(template),
        columns: JSON.stringify(columns),
        key,
        ip: meta.ip,
        user_agent: meta.userAgent,
        started_at: deps.clock(),
      })
      .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
      .executeTakeFirst();
    // Pressed twice at once: the other one began it.
    if (made.numInsertedOrUpdatedRows === 0n) return (await runOf({ db: tx }, caller, key)) ?? { id };
    await insertRows(tx, id, rows);
    await enqueueBulkSend(tx, id);
    return { id };
  });
}

/** One job of a run at a time; a waiting one is not doubled. */
export async function enqueueBulkSend(tx: Tx, id: string): Promise<void> {
  await enqueue(tx, 'bulk-send', { bulkSendId: id }, { queue: `bulk-send:${id}`, jobKey: `bulk-send:${id}` });
}

async function runOf(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  key: string,
): Promise<{ readonly id: string } | undefined> {
  return deps.db
    .selectFrom('bulk_send')
    .select('id')
    .where('account_id', '=', caller.accountId)
    .where('key', '=', key)
    .executeTakeFirst();
}

const CHUNK = 1000;

async function insertRows(tx: Tx, id: string, rows: BulkSheet['rows']): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const values = chunk.map((cells, index) => ({
      bulk_send_id: id,
      position: from + index + 1,
      cells: JSON.stringify(cells),
    }));
    await tx.insertInto('bulk_row').values(values).execute();
  }
}
