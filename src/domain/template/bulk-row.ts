import type { DraftContent, DraftPerson, DraftResponse, DraftWidget } from '../draft/content.ts';
import { isMailAddress } from '../recipient/address.ts';
import { type DateFormat, formatDate, parseDate, parseFormat } from '../widget/date-format.ts';
import type { BulkColumn, BulkTarget, PersonFact } from './bulk-columns.ts';
import type { BulkProblem } from './bulk-words.ts';

export interface FilledRow {
  /** The template with what the row says put in. */
  readonly content: DraftContent;
  /** What can be said of the cells alone; `row` is left to the caller. */
  readonly problems: readonly Omit<BulkProblem, 'row'>[];
}

const LONGEST = 200;

/**
 * Puts one row into a template's content. `cells` stand in the order of `columns`. A value of a recipient's field
 * becomes what that field starts with, so that the recipient can change it; dates come as DD-MM-YYYY or YYYY-MM-DD.
 */
export function fillRow(
  content: DraftContent,
  columns: readonly BulkColumn[],
  cells: readonly string[],
  ownerDateFormat: string,
): FilledRow {
  const problems: Omit<BulkProblem, 'row'>[] = [];
  let filled = content;
  const pairs = columns.map((column, index) => ({ column, value: (cells[index] ?? '').trim() }));
  // Another address than the template's own takes the facts of its person away, so it is read before them.
  for (const { column, value } of [...pairs.filter(isAddress), ...pairs.filter((pair) => !isAddress(pair))]) {
    const { header, target } = column;
    const fault = (code: BulkProblem['code']) => problems.push({ code, column: header, value });
    if (value === '') {
      if (column.required) fault('missing');
      continue;
    }
    if (looksLikeFormula(value)) {
      fault('formula');
    } else if (target.kind === 'person') {
      if (target.fact === 'email' && !isMailAddress(value)) fault('bad-address');
      if (value.length > LONGEST) fault('too-long');
      filled = withFact(filled, target.roleId, target.fact, value);
    } else {
      const widget = widgetOf(filled, target);
      if (widget === undefined) continue;
      const read = readCell(widget, value, ownerDateFormat);
      if (read === undefined) fault('not-a-date');
      else if (target.kind === 'field') filled = withDefault(filled, target.roleId, widget.id, read);
      else filled = withAnswer(filled, widget.id, read);
    }
  }
  return { content: filled, problems: [...problems, ...missingColumns(content, columns), ...sameAddress(filled)] };
}

function isAddress({ column }: { readonly column: BulkColumn }): boolean {
  return column.target.kind === 'person' && column.target.fact === 'email';
}

/** What a spreadsheet would run. Numbers and phone numbers begin with a sign too. */
export function looksLikeFormula(value: string): boolean {
  if (/^[=@\t\r]/.test(value)) return true;
  return /^[+-]/.test(value) && !/^[+-][\d\s().,/-]*$/.test(value);
}

function missingColumns(content: DraftContent, columns: readonly BulkColumn[]): Omit<BulkProblem, 'row'>[] {
  return content.people.flatMap((role) => {
    const there = columns.some(
      ({ target }) => target.kind === 'person' && target.roleId === role.id && target.fact === 'email',
    );
    return there || role.email !== '' ? [] : [{ code: 'missing' as const, column: `${role.role}::Email`, value: '' }];
  });
}

function sameAddress({ people }: DraftContent): Omit<BulkProblem, 'row'>[] {
  const seen = new Set<string>();
  for (const { email, role } of people) {
    if (email !== '' && seen.has(email)) return [{ code: 'same-address', column: `${role}::Email`, value: email }];
    seen.add(email);
  }
  return [];
}

/** What is known of the template's own person is not passed on to another one. */
function withFact(content: DraftContent, roleId: string, fact: PersonFact, value: string): DraftContent {
  const change = (role: DraftPerson): DraftPerson => {
    if (fact !== 'email') return { ...role, [fact]: value };
    const email = value.toLowerCase();
    const nobody = { name: '', phone: '', company: '', jobTitle: '' };
    return email === role.email ? role : { ...role, ...(role.email === '' ? {} : nobody), email };
  };
  return { ...content, people: content.people.map((role) => (role.id === roleId ? change(role) : role)) };
}

/** Ids of fields may repeat between people. */
function widgetOf({ people, prefill }: DraftContent, target: Exclude<BulkTarget, { kind: 'person' }>) {
  const widgets =
    target.kind === 'field'
      ? (people.find(({ id }) => id === target.roleId)?.widgets ?? [])
      : prefill.map(({ widget }) => widget);
  return widgets.find((widget) => widget.id === target.widgetId);
}

/** undefined: a date that is none. */
function readCell(widget: DraftWidget, value: string, ownerDateFormat: string): string | readonly string[] | undefined {
  if (widget.type === 'checkbox') {
    return value
      .split('|')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  }
  if (widget.type !== 'date') return value;
  const format: DateFormat = parseFormat(widget.options.format ?? '') ?? parseFormat(ownerDateFormat) ?? 'mm/dd/yyyy';
  const day = parseDate(value, 'dd-mm-yyyy') ?? parseDate(value, 'yyyy-mm-dd');
  return day === undefined ? undefined : formatDate(day, format);
}

function withDefault(
  content: DraftContent,
  roleId: string,
  id: string,
  value: string | readonly string[],
): DraftContent {
  const given = typeof value === 'string' ? { default: value } : { selectedValues: value };
  const change = (widget: DraftWidget): DraftWidget =>
    widget.id === id ? { ...widget, options: { ...widget.options, ...given } } : widget;
  return {
    ...content,
    people: content.people.map((person) =>
      person.id === roleId ? { ...person, widgets: person.widgets.map(change) } : person,
    ),
  };
}

function withAnswer(content: DraftContent, id: string, response: DraftResponse): DraftContent {
  return {
    ...content,
    prefill: content.prefill.map((one) => (one.widget.id === id ? { ...one, response } : one)),
  };
}
