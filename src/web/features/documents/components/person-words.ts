import type { RecipientBrief } from '../../../../contract/app/documents.ts';
import type { PersonMark } from '../../../ui/avatar.tsx';

export const personMarks: Record<RecipientBrief['state'], PersonMark> = {
  done: 'done',
  opened: 'opened',
  current: 'not-yet',
  later: 'not-yet',
  declined: 'problem',
};

const stateWords: Record<RecipientBrief['state'], string> = {
  done: 'done',
  opened: 'opened it',
  current: 'hasn’t opened it',
  later: 'is asked later',
  declined: 'declined',
};

const doneWords: Record<RecipientBrief['type'], string> = {
  signer: 'signed',
  approver: 'approved',
  viewer: 'has seen it',
};

export function personLabel(person: RecipientBrief): string {
  return `${nameOf(person)}, ${person.state === 'done' ? doneWords[person.type] : stateWords[person.state]}`;
}

export function nameOf(person: Pick<RecipientBrief, 'name' | 'email'>): string {
  return person.name === '' ? person.email : person.name;
}

/** "Ana", "Ana and Kai", "Ana, Kai and Mia". */
export function listOfNames(names: readonly string[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names);
}

/** "Hana Sato opened it" of whoever the document waits for; "" when it waits for nobody. */
export function waitingWords(people: readonly RecipientBrief[]): string {
  const waiting = people.filter((person) => person.state === 'opened' || person.state === 'current');
  const first = waiting[0];
  if (first === undefined) return '';
  if (waiting.length > 1) return `${listOfNames(waiting.map(nameOf))} are next`;
  return `${nameOf(first)} ${stateWords[first.state]}`;
}
