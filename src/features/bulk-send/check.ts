import { setImmediate } from 'node:timers/promises';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { settleDraft } from '../../domain/draft/settle-draft.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type BulkProblem, mostRows } from '../../domain/template/bulk-words.ts';
import { isReady } from '../../domain/template/roles.ts';
import type { Deps } from '../deps.ts';
import { rulesFor } from '../drafts/sent.ts';
import { entitled } from '../plans/entitlements.ts';
import { settleRow } from './settle-row.ts';
import { type BulkSubject, columnsNamed } from './subject.ts';

/** Cells by the order of the headers. */
export interface BulkSheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type CheckRefusal =
  /** detail: plans. */
  | 'needs-plan'
  | 'no-rows'
  /** detail: limit. */
  | 'too-many-rows'
  /** A header that the template has no use for, or one that stands there twice. */
  | 'unknown-column'
  /** It can't be used by anybody yet; detail: count. */
  | 'template-unfinished';

/** Problems that are told at once; nobody mends more in one go. */
const MOST_TOLD = 200;
const PATTERNS_MS = 5000;
/** Rows that are looked at before others get their turn. */
const SLICE = 20;

export interface CheckedSheet {
  /** The first of them, by row. */
  readonly problems: readonly BulkProblem[];
  /** Rows with any. */
  readonly badRows: number;
}

/** What would keep rows from becoming documents, all of it before anything is sent. */
export async function checkSheet(
  deps: Pick<Deps, 'settings' | 'environment' | 'clock'>,
  subject: BulkSubject,
  sheet: BulkSheet,
): Promise<CheckedSheet | Refusal<CheckRefusal>> {
  const { content, template, owner, tenant } = subject;
  if (!entitled(deps, tenant, 'bulk-send')) return refuse('needs-plan', { plans: plansWith('bulk-send').join(' or ') });
  const limit = mostRows(deps.settings.limits.bulkPeople, content.people.length);
  if (sheet.rows.length === 0) return refuse('no-rows');
  if (sheet.rows.length > limit) return refuse('too-many-rows', { limit });
  const columns = columnsNamed(subject, sheet.columns);
  if (columns === undefined) return refuse('unknown-column');
  const rules = rulesFor(deps, { pages: template.pages, owner, tenant }, PATTERNS_MS);
  const faults = templateFaults(subject, rules);
  if (faults > 0 || !isReady(template.roles)) return refuse('template-unfinished', { count: Math.max(1, faults) });

  const problems: BulkProblem[] = [];
  let badRows = 0;
  for (const [index, cells] of sheet.rows.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    const found = settleRow(subject, columns, cells, rules).problems;
    if (found.length > 0) badRows += 1;
    if (problems.length < MOST_TOLD) problems.push(...found.map((problem) => ({ ...problem, row: index + 1 })));
  }
  return { problems: problems.slice(0, MOST_TOLD), badRows };
}

/** What is wrong whoever takes the roles, and whatever is filled in. */
function templateFaults({ content, columns }: BulkSubject, rules: ReturnType<typeof rulesFor>): number {
  const taken = content.people.map((role, index) => ({ ...role, email: role.email || `p${index + 1}@signet.invalid` }));
  const open = new Set(columns.flatMap(({ target }) => (target.kind === 'prefill' ? [target.widgetId] : [])));
  return settleDraft({ ...content, people: taken }, rules).problems.filter(
    ({ code, widgetId = '' }) => code !== 'prefill-missing' || !open.has(widgetId),
  ).length;
}
