import { sql } from 'kysely';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { answerText } from '../../domain/widget/answer-text.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Queryable, Row } from '../tables.ts';
import { findTemplate } from './queries.ts';

const PAGE = 200;
const facts = ['Document', 'Title', 'Status', 'Sent', 'Completed'] as const;

/** All that was filled in on documents of one template, a table to be read row by row. */
export interface AnswerTable {
  readonly title: string;
  readonly headers: readonly string[];
  rows(): AsyncGenerator<string[]>;
}

/**
 * Answers in full, hidden ones too, of everybody who has finished. Columns are the template's fields, then those that
 * its earlier documents had. Refused where two fields of the template share a name: nobody could tell them apart.
 */
export async function templateAnswers(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  id: string,
): Promise<AnswerTable | Refusal<'not-found' | 'names-repeat'>> {
  const template = await findTemplate(deps.db, caller.accountId, id);
  if (template === undefined) return refuse('not-found');
  const fields = template.roles.flatMap(({ widgets }) => widgets.map(({ options }) => options.name));
  const all = [...fields, ...template.prefill.map(({ widget }) => widget.options.name)];
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  if (twice !== undefined) return refuse('names-repeat', { name: twice });
  const own = template.roles.flatMap(({ role, widgets }) => [
    `${role}::Name`,
    `${role}::Email`,
    ...widgets.filter(({ type }) => isText(type)).map(({ options }) => `${role}::${options.name}`),
  ]);
  const earlier = (await earlierFields(deps.db, caller.accountId, id)).filter((header) => !own.includes(header));
  const prefill = template.prefill.filter(({ widget }) => isText(widget.type)).map(({ widget }) => widget.options.name);
  const columns = [...own, ...earlier, ...prefill];
  return {
    title: template.title,
    headers: [...facts, ...columns],
    rows: () => answerRows(deps.db, caller.accountId, id, columns),
  };
}

/** Pictures have no text to export. */
function isText(type: string): boolean {
  return !['signature', 'initials', 'stamp', 'image'].includes(type);
}

async function earlierFields(db: Queryable, accountId: string, templateId: string): Promise<string[]> {
  const { rows } = await sql<{ role: string; name: string; type: string }>`
    select distinct recipient.role, widget -> 'options' ->> 'name' as name, widget ->> 'type' as type
    from document
    join recipient on recipient.document_id = document.id
    cross join lateral jsonb_array_elements(recipient.widgets) as widget
    where document.account_id = ${accountId} and document.template_id = ${templateId} and document.deleted_at is null
    order by 1, 2
  `.execute(db);
  return rows.filter(({ type }) => isText(type)).map(({ role, name }) => `${role}::${name}`);
}

async function* answerRows(
  db: Queryable,
  accountId: string,
  templateId: string,
  columns: readonly string[],
): AsyncGenerator<string[]> {
  for (let skip = 0; ; skip += PAGE) {
    const documents = await db
      .selectFrom('document')
      .select(['id', 'title', 'status', 'sent_at', 'completed_at', 'prefill'])
      .where('account_id', '=', accountId)
      .where('template_id', '=', templateId)
      .where('deleted_at', 'is', null)
      .where('status', '<>', 'draft')
      .orderBy('created_at')
      .orderBy('id')
      .limit(PAGE)
      .offset(skip)
      .execute();
    if (documents.length === 0) return;
    const ids = documents.map(({ id }) => id);
    const recipients = await db
      .selectFrom('recipient')
      .selectAll()
      .where('document_id', 'in', ids)
      .orderBy('position')
      .execute();
    for (const document of documents) {
      const cells = new Map<string, string>();
      for (const { widget, response } of document.prefill) {
        if (response !== null) cells.set(widget.options.name, answerText(response) ?? '');
      }
      for (const one of recipients.filter((each) => each.document_id === document.id)) fillCells(cells, one);
      const { id, title, status, sent_at: sent, completed_at: completed } = document;
      const times = [sent?.toISOString() ?? '', completed?.toISOString() ?? ''];
      yield [id, title, status, ...times, ...columns.map((column) => cells.get(column) ?? '')];
    }
  }
}

/** What somebody has typed and not sent yet is their own business. */
function fillCells(cells: Map<string, string>, recipient: Row<'recipient'>): void {
  const { role, name, email, acted_at: acted, widgets, answers } = recipient;
  cells.set(`${role}::Name`, name);
  cells.set(`${role}::Email`, email);
  if (acted === null) return;
  for (const widget of widgets) {
    const answer = answers[widget.id];
    if (answer !== undefined) cells.set(`${role}::${widget.options.name}`, answerText(answer) ?? '');
  }
}
