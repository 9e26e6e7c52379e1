import type {
  DraftContent,
  DraftPerson,
  DraftPrefill,
  DraftResponse,
  DraftWidget,
} from '../../domain/draft/content.ts';
import type { TemplatePrefill } from '../../domain/template/types.ts';
import { isFiles } from '../../domain/widget/response-kinds.ts';
import { widgetToWire } from '../../domain/widget/to-wire.ts';
import type { Answers, Widget } from '../../domain/widget/types.ts';
import type { Row } from '../tables.ts';

/** A stored document as the editor shows it. */
export function documentContent(document: Row<'document'>, recipients: readonly Row<'recipient'>[]): DraftContent {
  return {
    ...heading(document),
    people: recipients.map((row) => ({
      id: row.id,
      turn: row.turn,
      role: row.role,
      type: row.type,
      name: row.name,
      email: row.email,
      phone: row.phone,
      company: row.company,
      jobTitle: row.job_title,
      language: row.language,
      hasAccessCode: row.access_code_hash !== null,
      widgets: row.widgets.map(bare),
      ...(document.kind === 'self-sign' ? { answers: draftAnswers(row.answers) } : {}),
    })),
  };
}

/** Kept before the document is signed, so files are not among them. */
function draftAnswers(answers: Answers): Record<string, DraftResponse> {
  const kept = Object.entries(answers).flatMap(([id, given]) => (isFiles(given) ? [] : [[id, given] as const]));
  return Object.fromEntries(kept);
}

/** As they are stored: of fields that still stand, without those that hold nothing. */
export function storedAnswers({ widgets, answers = {} }: Pick<DraftPerson, 'widgets' | 'answers'>): Answers {
  return Object.fromEntries(
    widgets.flatMap(({ id }) => {
      const given = answers[id] ?? null;
      return given === null ? [] : [[id, given] as const];
    }),
  );
}

/** A template's: its roles have no ids, so their places serve, which hold for one state version. */
export function templateContent(template: Heading & Pick<Row<'template'>, 'roles'>): DraftContent {
  return {
    ...heading(template),
    people: template.roles.map(({ accessCodeHash, widgets, ...role }, index) => ({
      ...role,
      id: roleId(index),
      turn: role.turn ?? index + 1,
      language: role.language ?? null,
      hasAccessCode: accessCodeHash !== null,
      widgets: widgets.map(bare),
    })),
  };
}

export function roleId(index: number): string {
  return `role-${index + 1}`;
}

/**
 * Fields as they are stored. One that was not touched keeps what the API's client sent, to be echoed; of the others the
 * echo is made anew. Ids of API templates may repeat between people: those of all stored fields are looked through.
 */
export function storedWidgets(widgets: readonly DraftWidget[], before: readonly Widget[]): Widget[] {
  return widgets.map((widget) => {
    const known = before.find((one) => one.id === widget.id);
    if (known && same(bare(known), widget)) return known;
    return { ...widget, wire: widgetToWire(widget) };
  });
}

export function storedPrefill(prefill: readonly DraftPrefill[], before: readonly TemplatePrefill[]): TemplatePrefill[] {
  const widgets = before.map(({ widget }) => widget);
  return prefill.flatMap(({ widget, response }) =>
    storedWidgets([widget], widgets).map((stored) => ({ widget: stored, response })),
  );
}

type Heading = Pick<Row<'document'>, 'title' | 'note' | 'description' | 'folder_id' | 'settings' | 'prefill'>;

function heading(row: Heading): Omit<DraftContent, 'people'> {
  return {
    title: row.title,
    note: row.note,
    description: row.description,
    folderId: row.folder_id,
    settings: row.settings,
    prefill: row.prefill.map(({ widget, response }) => ({ widget: bare(widget), response })),
  };
}

function bare({ wire: _wire, own: _own, ...widget }: Widget): DraftWidget {
  return widget;
}

/** Equal whatever the order of their keys: the database keeps none. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b).filter(([, value]) => value !== undefined))];
  const given = left.filter(([, value]) => value !== undefined);
  return given.length === right.size && given.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

/** Texts in the form in which they are kept and compared. */
export function tidyPerson<P extends Pick<DraftPerson, 'name' | 'email' | 'role'>>(person: P): P {
  return {
    ...person,
    name: person.name.trim(),
    role: person.role.trim(),
    email: person.email.trim().toLowerCase(),
  };
}
