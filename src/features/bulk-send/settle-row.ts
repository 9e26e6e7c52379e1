import type { DraftContent } from '../../domain/draft/content.ts';
import type { DraftProblem } from '../../domain/draft/problem.ts';
import type { DraftRules } from '../../domain/draft/rules.ts';
import { type SettledDraft, settleDraft } from '../../domain/draft/settle-draft.ts';
import type { BulkColumn } from '../../domain/template/bulk-columns.ts';
import { fillRow } from '../../domain/template/bulk-row.ts';
import type { BulkProblem } from '../../domain/template/bulk-words.ts';
import { checkResponse } from '../../domain/widget/check-response.ts';
import type { BulkSubject } from './subject.ts';

type Problem = Omit<BulkProblem, 'row'>;

export interface SettledRow {
  readonly content: DraftContent;
  readonly settled: SettledDraft;
  /** Nothing left: a document can be made of it. */
  readonly problems: readonly Problem[];
}

/** One row put into the template, checked as a draft is before it is sent, and its values as answers are. */
export function settleRow(
  { content: template, columns: all }: Pick<BulkSubject, 'content' | 'columns'>,
  columns: readonly BulkColumn[],
  cells: readonly string[],
  rules: DraftRules,
): SettledRow {
  const { content, problems: found } = fillRow(template, columns, cells, rules.ownerDateFormat);
  const settled = settleDraft(content, rules);
  const problems = [...found];
  const tell = (problem: Problem) => {
    if (!problems.some(({ column }) => column === problem.column)) problems.push(problem);
  };
  for (const problem of wrongValues(settled, columns, cells, rules)) tell(problem);
  for (const problem of settled.problems) {
    const column = all.find((one) => isAbout(one, problem));
    const value = column === undefined ? '' : (cells[columns.indexOf(column)]?.trim() ?? '');
    const missing = column !== undefined && value === '';
    tell({ code: missing ? 'missing' : 'not-accepted', column: column?.header ?? '', value });
  }
  return { content, settled, problems };
}

/** Values that the recipient would not be allowed to type. */
function wrongValues(
  settled: SettledDraft,
  columns: readonly BulkColumn[],
  cells: readonly string[],
  rules: DraftRules,
): Problem[] {
  return columns.flatMap(({ target, header: column }, index) => {
    const value = cells[index]?.trim() ?? '';
    if (target.kind !== 'field' || value === '') return [];
    const widgets = settled.people.find(({ id }) => id === target.roleId)?.widgets ?? [];
    const widget = widgets.find(({ id }) => id === target.widgetId);
    if (widget === undefined) return [];
    const { readonly: _fixed, ...options } = widget.options;
    const typed = widget.type === 'checkbox' ? options.selectedValues : options.default;
    const fault = checkResponse({ ...widget, options: { ...options, readonly: false } }, typed, rules);
    return fault === undefined ? [] : [{ code: 'not-accepted' as const, column, value }];
  });
}

function isAbout({ target }: BulkColumn, { personId, widgetId }: DraftProblem): boolean {
  if (target.kind === 'person') return widgetId === undefined && target.fact === 'email' && target.roleId === personId;
  if (target.kind === 'field') return target.roleId === personId && target.widgetId === widgetId;
  return personId === undefined && target.widgetId === widgetId;
}
