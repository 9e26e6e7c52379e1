import { isRefusal } from '../../domain/refusal.ts';
import type { BulkColumn } from '../../domain/template/bulk-columns.ts';
import type { BulkProblem } from '../../domain/template/bulk-words.ts';
import type { Deps } from '../deps.ts';
import type { CreateDeps } from '../documents/create.ts';
import { rulesFor } from '../drafts/sent.ts';
import { prepareTemplateDocument, storeTemplateDocument } from '../drafts/template-document.ts';
import { entitled } from '../plans/entitlements.ts';
import type { Row, Tx } from '../tables.ts';
import { finishBulkSend } from './finish.ts';
import { settleRow } from './settle-row.ts';
import { type BulkSubject, columnsNamed, subjectOf } from './subject.ts';

type RunDeps = CreateDeps & Pick<Deps, 'log'>;

/** Rows that are worked on at once: while one draws its file, others write theirs. */
const LANES = 3;
/** A row whose making fails so often by a fault of ours is given up, so that it doesn't keep the others waiting. */
const MOST_ATTEMPTS = 3;

/**
 * Makes the documents of the rows that wait. Each row is one transaction: it marks the row, creates the document and
 * takes the credit, or does none of it. Run again after a crash it goes on with what is left.
 */
export async function runBulkSend(deps: RunDeps, id: string): Promise<void> {
  const run = await deps.db.selectFrom('bulk_send').selectAll().where('id', '=', id).executeTakeFirst();
  if (run === undefined || run.finished_at !== null) return;
  const caller = { accountId: run.account_id, tenantId: run.tenant_id };
  const subject = await subjectOf(deps.db, caller, run.template);
  const columns = columnsNamed(subject, run.columns);
  if (columns === undefined) throw new Error(`The columns of bulk send ${id} are not those of its template.`);
  const waiting = await deps.db
    .selectFrom('bulk_row')
    .select('position')
    .where('bulk_send_id', '=', id)
    .where('status', '=', 'waiting')
    .orderBy('position')
    .execute();
  const work: Work = { run, subject, columns };
  let next = 0;
  async function lane(): Promise<void> {
    for (let row = waiting[next++]; row !== undefined; row = waiting[next++]) {
      await makeRow(deps, work, row.position);
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  await finishBulkSend(deps, id);
}

interface Work {
  readonly run: Row<'bulk_send'>;
  readonly subject: BulkSubject;
  readonly columns: readonly BulkColumn[];
}

async function makeRow(deps: RunDeps, work: Work, position: number): Promise<void> {
  const at = { bulkSendId: work.run.id, position };
  try {
    const cells = await cellsOf(deps, at);
    if (cells === undefined) return;
    const problem = await makeDocument(deps, work, at, cells);
    if (problem !== undefined) await noteProblem(deps, at, problem);
  } catch (error) {
    deps.log.error({ error, ...at }, 'A row of a bulk send failed');
    await noteFault(deps, at);
  }
}

interface RowKey {
  readonly bulkSendId: string;
  readonly position: number;
}

type Problem = Omit<BulkProblem, 'row'>;

/** undefined once it is done. Answers what keeps the row from being made; then nothing has happened. */
async function makeDocument(
  deps: RunDeps,
  { run, subject, columns }: Work,
  at: RowKey,
  cells: readonly string[],
): Promise<Problem | undefined> {
  const { owner, tenant, template } = subject;
  if (!entitled(deps, tenant, 'bulk-send')) return aboutRow('needs-plan');
  const rules = rulesFor(deps, { pages: template.pages, owner, tenant });
  const { content, settled, problems } = settleRow(subject, columns, cells, rules);
  const [first] = problems;
  if (first !== undefined) return first;
  const caller = { accountId: run.account_id, tenantId: run.tenant_id };
  const prepared = await prepareTemplateDocument(deps, caller, template, content, settled);
  if (isRefusal(prepared)) return aboutRefusal(prepared.refused);

  return deps.db.transaction().execute(async (tx) => {
    const row = await lockWaiting(tx, at);
    // Stopped, or made by another worker meanwhile.
    if (row === undefined) return undefined;
    const account = await tx
      .selectFrom('account')
      .select('suspended_at')
      .where('id', '=', run.account_id)
      .executeTakeFirstOrThrow();
    if (account.suspended_at !== null) return aboutRow('account-suspended');
    const origin = { actor: owner.email, ip: run.ip, userAgent: run.user_agent };
    const issue = { templateId: await stillThere(tx, run.template_id), charge: true, linkEndsAt: null, origin };
    const made = await storeTemplateDocument(tx, deps, template, { ...prepared, codeHashes: new Map() }, issue);
    if (isRefusal(made)) return aboutRefusal(made.refused);
    await tx
      .updateTable('bulk_row')
      .set({ status: 'sent', document_id: prepared.id, cells: null, problem: null })
      .where('bulk_send_id', '=', at.bulkSendId)
      .where('position', '=', at.position)
      .execute();
    return undefined;
  });
}

async function cellsOf(deps: Pick<Deps, 'db'>, { bulkSendId, position }: RowKey) {
  const row = await deps.db
    .selectFrom('bulk_row')
    .select('cells')
    .where('bulk_send_id', '=', bulkSendId)
    .where('position', '=', position)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return row?.cells ?? undefined;
}

async function lockWaiting(tx: Tx, { bulkSendId, position }: RowKey): Promise<{ position: number } | undefined> {
  return tx
    .selectFrom('bulk_row')
    .select('position')
    .where('bulk_send_id', '=', bulkSendId)
    .where('position', '=', position)
    .where('status', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
}

/** Held until the document that names it is stored. */
async function stillThere(tx: Tx, templateId: string | null): Promise<string | null> {
  if (templateId === null) return null;
  const row = await tx
    .selectFrom('template')
    .select('id')
    .where('id', '=', templateId)
    .forKeyShare()
    .executeTakeFirst();
  return row?.id ?? null;
}

const told = ['no-credits', 'quota-documents', 'quota-storage'] as const;

function aboutRefusal(code: string): Problem {
  return aboutRow(told.find((one) => one === code) ?? 'not-accepted');
}

function aboutRow(code: Problem['code']): Problem {
  return { code, column: '', value: '' };
}

async function noteProblem(deps: Pick<Deps, 'db'>, at: RowKey, problem: Problem): Promise<void> {
  await deps.db
    .updateTable('bulk_row')
    .set({ status: 'failed', problem: JSON.stringify(problem) })
    .where('bulk_send_id', '=', at.bulkSendId)
    .where('position', '=', at.position)
    .where('status', '=', 'waiting')
    .execute();
}

async function noteFault(deps: Pick<Deps, 'db'>, at: RowKey): Promise<void> {
  const { attempts } = await deps.db
    .updateTable('bulk_row')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('bulk_send_id', '=', at.bulkSendId)
    .where('position', '=', at.position)
    .returning('attempts')
    .executeTakeFirstOrThrow();
  if (attempts >= MOST_ATTEMPTS) await noteProblem(deps, at, aboutRow('fault'));
}
