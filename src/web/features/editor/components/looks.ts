import {
  AtSign,
  BriefcaseBusiness,
  Building2,
  Calendar,
  CalendarCheck,
  CircleDot,
  Ellipsis,
  Hash,
  Image,
  ListFilter,
  type LucideIcon,
  Paperclip,
  Signature,
  SquareCheck,
  Stamp,
  TextCursorInput,
  Type,
  UserRound,
} from 'lucide-react';
import { firstName } from '../model/people.ts';
import { type EditorContent, SENDER } from '../model/types.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  signature: Signature,
  initials: Type,
  'date-signed': CalendarCheck,
  date: Calendar,
  name: UserRound,
  email: AtSign,
  company: Building2,
  'job-title': BriefcaseBusiness,
  text: TextCursorInput,
  number: Hash,
  checkbox: SquareCheck,
  radio: CircleDot,
  dropdown: ListFilter,
  file: Paperclip,
  image: Image,
  stamp: Stamp,
  cells: Ellipsis,
};

/** By the id of a palette's entry. */
export function iconOfKind(kind: string): LucideIcon {
  return icons[kind] ?? TextCursorInput;
}

const tints = ['#4338ca', '#0f766e', '#be123c', '#b45309', '#7e22ce', '#0369a1', '#4d7c0f', '#475569'] as const;
/** Slate: of nobody who receives the document. */
const senderTint = '#475569';

/** The accent: on one's own paper there is nobody else to tell apart. */
const ownTint = '#3b5bdb';

export interface OwnerLook {
  /** On paper, which stays white in both themes. */
  readonly color: string;
  /** Place among the recipient colours; those who only get a copy and the sender have the last. */
  readonly index: number;
  readonly name: string;
  /** One letter, or two where two people share the first. */
  readonly initial: string;
}

/** How the fields of a person, or the sender's own, look. */
export function lookOf(content: Pick<EditorContent, 'people' | 'own'>, owner: string): OwnerLook {
  if (owner === SENDER && content.own) return { color: ownTint, index: 0, name: 'you', initial: '✓' };
  if (owner === SENDER) return { color: senderTint, index: 7, name: 'you', initial: '✓' };
  const index = content.people.findIndex((person) => person.id === owner);
  const person = content.people[index];
  if (person === undefined) return { color: senderTint, index: 7, name: 'nobody', initial: '?' };
  const name = firstName(person);
  const letter = firstLetter(name);
  const shared = content.people.some((other) => other.id !== owner && firstLetter(firstName(other)) === letter);
  const two = Array.from(name).slice(0, 2).join('');
  return { color: tints[index % 7] ?? senderTint, index: index % 7, name, initial: shared ? two : letter };
}

function firstLetter(name: string): string {
  return (Array.from(name)[0] ?? '?').toUpperCase();
}
