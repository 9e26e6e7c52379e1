import { inTurns } from '../../../../domain/recipient/turns.ts';
import type { RecipientType } from '../../../../domain/recipient/types.ts';
import { uniqueName } from './kinds.ts';
import type { EditorContent, EditorPerson } from './types.ts';

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

export function isAddress(text: string): boolean {
  return text.length <= 254 && address.test(text.trim());
}

export function personName(person: Pick<EditorPerson, 'name' | 'email' | 'role'>): string {
  return person.name || person.email || person.role || 'Somebody';
}

/** "Mia" of "Mia Castellan". */
export function firstName(person: Pick<EditorPerson, 'name' | 'email' | 'role'>): string {
  const name = personName(person);
  return name.includes('@') ? name : (name.split(/\s+/)[0] ?? name);
}

/** Reads what was typed or pasted: addresses and names, one a line or parted by commas; `Mia Torres <mia@x.example>` too. */
export function readPeople(text: string): Pick<EditorPerson, 'name' | 'email'>[] {
  return text
    .split(/[\n\r,;\t]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const bracketed = /^"?([^"<]*?)"?\s*<([^>]+)>$/.exec(part);
      const found = bracketed ? (bracketed[2] ?? '').trim() : part.split(/\s+/).find(isAddress);
      if (found === undefined || !isAddress(found)) return { name: part, email: '' };
      const rest = bracketed ? (bracketed[1] ?? '') : part.replace(found, '').trim();
      return { name: rest || nameFrom(found), email: found.toLowerCase() };
    });
}

/** "mia.torres@..." is most likely Mia Torres; a name that no word can be read from stays the address's first part. */
function nameFrom(email: string): string {
  const local = email.split('@')[0] ?? email;
  const words = local
    .replace(/\+.*$/, '')
    .split(/[._-]+/)
    .filter((word) => /^\p{L}{2,}$/u.test(word));
  if (words.length === 0) return local;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

export function newPerson(content: EditorContent, given: Partial<EditorPerson>): EditorPerson {
  const serial = Math.max(0, ...content.people.map((person) => Number(/^n(\d+)$/.exec(person.id)?.[1] ?? 0))) + 1;
  const roles = new Set(content.people.map((person) => person.role));
  return {
    id: `n${serial}`,
    type: 'signer',
    turn: (content.people.at(-1)?.turn ?? 0) + 1,
    name: '',
    email: '',
    phone: '',
    company: '',
    jobTitle: '',
    language: null,
    accessCode: null,
    hasAccessCode: false,
    ...given,
    role: uniqueName(given.role || 'Signer', roles),
  };
}

export function withPeople(content: EditorContent, added: readonly Partial<EditorPerson>[]): EditorContent {
  let all = content;
  for (const given of added) all = { ...all, people: [...all.people, newPerson(all, given)] };
  return all;
}

export function withPerson(content: EditorContent, id: string, change: Partial<EditorPerson>): EditorContent {
  return {
    ...content,
    people: content.people.map((person) => (person.id === id ? { ...person, ...change } : person)),
  };
}

/** With the person go their fields. */
export function withoutPerson(content: EditorContent, id: string): EditorContent {
  return {
    ...content,
    people: inTurns(content.people.filter((person) => person.id !== id)),
    widgets: content.widgets.filter((widget) => widget.owner !== id),
  };
}

/** Widgets that a change of type would take away: a viewer keeps none, an approver no signature. */
export function lostWidgets(content: EditorContent, id: string, type: RecipientType): number {
  return content.widgets.filter((widget) => widget.owner === id && !mayHold(type, widget.type)).length;
}

export function withType(content: EditorContent, id: string, type: RecipientType): EditorContent {
  return {
    ...withPerson(content, id, { type }),
    widgets: content.widgets.filter((widget) => widget.owner !== id || mayHold(type, widget.type)),
  };
}

export function mayHold(type: RecipientType, widget: string): boolean {
  if (type === 'viewer') return false;
  return type === 'signer' || widget !== 'signature';
}

/** Turns a person into an address that only gets the finished document, or back. */
export function withCopyOnly(content: EditorContent, id: string): EditorContent {
  const person = content.people.find((each) => each.id === id);
  if (person === undefined || person.email === '') return content;
  const { cc } = content.settings;
  const settings = { ...content.settings, cc: cc.includes(person.email) ? cc : [...cc, person.email] };
  return { ...withoutPerson(content, id), settings };
}

export function withoutCopy(content: EditorContent, email: string): EditorContent {
  return { ...content, settings: { ...content.settings, cc: content.settings.cc.filter((each) => each !== email) } };
}

/** Codes just saved are with the server; they are not sent twice. */
export function withCodesKept(content: EditorContent): EditorContent {
  return {
    ...content,
    people: content.people.map((person) =>
      person.accessCode === null ? person : { ...person, accessCode: null, hasAccessCode: person.accessCode !== '' },
    ),
  };
}
