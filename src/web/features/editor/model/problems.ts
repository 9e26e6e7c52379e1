import { roleProblem } from '../../../../domain/recipient/allowed-widgets.ts';
import { byPage } from './by-page.ts';
import { overlaps } from './geometry.ts';
import { optionFault } from './option-faults.ts';
import { inReadingOrder } from './order.ts';
import { firstName, isAddress, personName } from './people.ts';
import { type EditorContent, type EditorState, type EditorWidget, SENDER } from './types.ts';

export type ProblemPlace =
  | { readonly at: 'title' }
  | { readonly at: 'people' }
  /** The one's own, which is still to be placed. */
  | { readonly at: 'signature' }
  | { readonly at: 'settings' }
  | { readonly at: 'person'; readonly id: string }
  | { readonly at: 'widget'; readonly id: string };

export interface Problem {
  readonly words: string;
  readonly place: ProblemPlace;
  /** A warning stops nothing. */
  readonly warning?: true;
}

type Checked = Pick<EditorState, 'mode' | 'content' | 'pages'>;

/**
 * What stands in the way of sending, in the order one would mend it; warnings last. A template's roles need people
 * and its open fields answers only when a document is made of it: `sending`.
 */
export function problemsOf(state: Checked, sending = state.mode === 'document'): Problem[] {
  const { content } = state;
  return [
    ...(content.title.trim() === '' ? [{ words: 'It has no title.', place: { at: 'title' } as const }] : []),
    ...(content.own ? ownProblems(content) : peopleProblems(state, sending)),
    ...widgetProblems(state, sending),
    ...overlapWarnings(content.widgets),
  ];
}

function ownProblems({ widgets }: EditorContent): Problem[] {
  if (widgets.some(({ type }) => type === 'signature')) return [];
  return [{ words: 'Place your signature.', place: { at: 'signature' } }];
}

function peopleProblems({ mode, content }: Checked, sending: boolean): Problem[] {
  const found: Problem[] = [];
  const acting = content.people.filter((person) => person.type !== 'viewer');
  if (acting.length === 0) {
    const words = mode === 'template' ? 'Add a role that signs.' : 'Add somebody who signs.';
    found.push({ words, place: { at: 'people' } });
  }
  const seen = new Set<string>();
  for (const person of content.people) {
    const place = { at: 'person', id: person.id } as const;
    const name = personName(person);
    const email = person.email.trim().toLowerCase();
    if (email === '' && sending) found.push({ words: `${name} has no email address.`, place });
    else if (email !== '' && !isAddress(email)) found.push({ words: `${email} is not an email address.`, place });
    if (person.name.trim() === '' && email !== '') {
      found.push({ words: `${email} has no name.`, place });
    }
    if (mode === 'template' && person.role.trim() === '') found.push({ words: 'A role has no name.', place });
    const key = mode === 'template' ? person.role.trim() : email;
    if (key !== '' && seen.has(key)) found.push({ words: `${key} is there twice.`, place });
    seen.add(key);
    const code = person.accessCode ?? '';
    if (code !== '' && !/^\d{6,}$/.test(code)) {
      found.push({ words: `The access code of ${name} needs at least 6 digits.`, place });
    }
    const own = content.widgets.filter((widget) => widget.owner === person.id);
    const role = roleProblem(person.type, own);
    const unsigned = role === 'signer-without-signature' || (person.type === 'signer' && own.length === 0);
    // A signed file may have no field left to sign in: then signing is finishing.
    if (unsigned && content.kept === null) {
      found.push({ words: `${firstName(person)} has no signature field.`, place });
    }
    if (role === 'viewer-with-widgets') found.push({ words: `${firstName(person)} only views but has fields.`, place });
    if (role === 'approver-with-signature') {
      found.push({ words: `${firstName(person)} approves and can’t have a signature field.`, place });
    }
  }
  return found;
}

function widgetProblems({ content, pages }: Checked, sending: boolean): Problem[] {
  const found: Problem[] = [];
  const names = new Set<string>();
  for (const widget of inReadingOrder(content.widgets)) {
    const place = { at: 'widget', id: widget.id } as const;
    const name = widget.options.name.trim();
    const page = pages[widget.page - 1];
    if (name === '') found.push({ words: 'A field has no label.', place });
    if (name !== '' && names.has(name)) found.push({ words: `Two fields are called “${name}”.`, place });
    names.add(name);
    if (page === undefined || widget.x + widget.w > page.width + 0.5 || widget.y + widget.h > page.height + 0.5) {
      found.push({ words: `“${name}” is not on a page.`, place });
    }
    const fault = optionFault(widget, content.widgets);
    if (fault !== '') found.push({ words: `${name}: ${fault}`, place });
    else if (sending && widget.owner === SENDER && isUnanswered(widget)) {
      found.push({ words: `Fill in “${name}”.`, place });
    }
  }
  return found;
}

export function isUnanswered({ type, response, options }: EditorWidget): boolean {
  if (options.signingDate === true) return false;
  if (type === 'checkbox') return (options.minSelections ?? 0) > (Array.isArray(response) ? response.length : 0);
  return (type === 'image' || options.required) && (response ?? '') === '';
}

function overlapWarnings(widgets: readonly EditorWidget[]): Problem[] {
  const found: Problem[] = [];
  for (const here of [...byPage(widgets)].sort(([a], [b]) => a - b).map(([, fields]) => fields)) {
    for (const [index, widget] of here.entries()) {
      const under = here.find((other, before) => before < index && overlaps(other, widget));
      if (under === undefined) continue;
      const words = `“${widget.options.name}” lies over “${under.options.name}” on page ${widget.page}.`;
      found.push({ words, place: { at: 'widget', id: widget.id }, warning: true });
    }
  }
  return found;
}
