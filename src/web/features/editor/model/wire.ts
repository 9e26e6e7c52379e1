import type { EditorDraft } from '../../../../contract/app/editor.ts';
import type {
  EditorContent as WireContent,
  EditorWidget as WireWidget,
} from '../../../../contract/app/editor-content.ts';
import type { WidgetOptions } from '../../../../domain/widget/types.ts';
import { type EditorContent, type EditorPerson, type EditorWidget, SENDER } from './types.ts';

/** Ids of people as the server has them, by the editor's own. */
export type PersonIds = Readonly<Record<string, string>>;

/** The draft as it came: one list of fields instead of one per person. */
export function contentFrom(
  draft: Pick<EditorDraft, 'content' | 'fileVersion' | 'pages' | 'selfSign' | 'kept'>,
): EditorContent {
  const { people, prefill, ...rest } = draft.content;
  const own = draft.selfSign;
  return {
    ...rest,
    own,
    kept: draft.kept,
    file: { version: draft.fileVersion, pages: draft.pages },
    people: people.map(({ widgets: _theirs, answers: _mine, accessCode: _never, ...person }) => ({
      ...person,
      language: person.language ?? null,
      accessCode: null,
    })),
    widgets: [
      ...people.flatMap(({ id, widgets, answers = {} }) =>
        widgets.map((widget) =>
          own
            ? { ...read(widget), owner: SENDER, response: answers[widget.id] ?? null }
            : { ...read(widget), owner: id },
        ),
      ),
      ...prefill.map(({ widget, response }) => ({ ...read(widget), owner: SENDER, response })),
    ],
  };
}

function read(widget: WireWidget): Omit<EditorWidget, 'owner'> {
  // Absent options come as no key, as the domain has them; only zod's type says "or undefined".
  return { ...widget, options: widget.options as WidgetOptions };
}

/** The content as it is saved. */
export function contentToSave(content: EditorContent, ids: PersonIds): WireContent {
  const { people, widgets, settings, own, kept: _kept, file: _file, ...rest } = content;
  const [me] = people;
  if (own && me !== undefined)
    return { ...rest, ...settingsToSave(settings), people: [ownToSave(me, ids, widgets)], prefill: [] };
  return {
    ...rest,
    ...settingsToSave(settings),
    people: people.map((person) => ({
      ...personToSave(person, ids),
      widgets: widgets.filter((widget) => widget.owner === person.id).map(write),
    })),
    prefill: widgets
      .filter((widget) => widget.owner === SENDER)
      .map((widget) => ({ widget: write(widget), response: responseOf(widget) })),
  };
}

function settingsToSave(settings: EditorContent['settings']): Pick<WireContent, 'settings'> {
  const { penColors, cc, bcc } = settings;
  return { settings: { ...settings, penColors: [...penColors], cc: [...cc], bcc: [...bcc] } };
}

/** The one person, with the fields and what stands in them. */
function ownToSave(me: EditorPerson, ids: PersonIds, widgets: readonly EditorWidget[]) {
  const answers = Object.fromEntries(widgets.map((widget) => [widget.id, responseOf(widget)]));
  return { ...personToSave(me, ids), widgets: widgets.map(write), answers };
}

function personToSave({ accessCode, ...person }: EditorPerson, ids: PersonIds) {
  // A code still being typed stays here until it has its six digits.
  const code = accessCode === null || (accessCode !== '' && !/^\d{6,}$/.test(accessCode)) ? undefined : accessCode;
  return {
    ...person,
    id: ids[person.id] ?? person.id,
    email: person.email.trim(),
    ...(code === undefined ? {} : { accessCode: code === '' ? null : code }),
  };
}

function write({ owner: _owner, response: _response, options, ...widget }: EditorWidget): WireWidget {
  const { values, selectedValues, logic, ...rest } = options;
  return {
    ...widget,
    options: {
      ...rest,
      ...(values === undefined ? {} : { values: [...values] }),
      ...(selectedValues === undefined ? {} : { selectedValues: [...selectedValues] }),
      ...(logic === undefined ? {} : { logic: { ...logic, rules: [...logic.rules] } }),
    },
  };
}

function responseOf({ response }: EditorWidget): WireContent['prefill'][number]['response'] {
  if (response === undefined || response === null || typeof response === 'string') return response ?? null;
  return 'image' in response ? { image: response.image } : [...response];
}
