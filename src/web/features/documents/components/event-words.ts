import {
  Ban,
  Bell,
  CalendarPlus,
  CircleCheck,
  Download,
  Eye,
  FileCheck,
  FilePlus,
  Forward,
  Hourglass,
  KeyRound,
  Link2,
  type LucideIcon,
  Mail,
  MailCheck,
  MailX,
  PenLine,
  RotateCcw,
  Send,
  Signature,
  Stamp,
  TextCursorInput,
  Trash2,
  Undo2,
  UserPen,
  X,
} from 'lucide-react';
import type { AuditEntry } from '../../../../contract/app/documents.ts';
import { namesOf } from '../../../../domain/document/changes.ts';
import { plural } from '../../../lib/numbers.ts';

function textOf(entry: AuditEntry, key: string): string {
  const value = entry.data[key];
  return typeof value === 'string' ? value : '';
}

function actorOf(entry: AuditEntry): string {
  return entry.byMe ? 'You' : entry.actorName;
}

/** Whom the event is about: the recipient where one is named, else whoever did it. */
function personOf(entry: AuditEntry): string {
  const named = textOf(entry, 'name') || textOf(entry, 'email');
  return named === '' ? actorOf(entry) : named;
}

function fieldsIn(entry: AuditEntry): number {
  return Array.isArray(entry.data.fields) ? entry.data.fields.length : 0;
}

function changesIn(entry: AuditEntry): string {
  const names = namesOf(Array.isArray(entry.data.keys) ? entry.data.keys : []).map((name) => `the ${name}`);
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'it');
}

/** The address of a mail event. */
export function mailTo(entry: AuditEntry): string {
  return textOf(entry, 'email') || textOf(entry, 'to');
}

interface Words {
  icon: LucideIcon;
  sentence: (entry: AuditEntry) => string;
}

const words: Record<AuditEntry['kind'], Words> = {
  created: { icon: FilePlus, sentence: (entry) => `${actorOf(entry)} made the document` },
  sent: { icon: Send, sentence: (entry) => `${actorOf(entry)} sent it` },
  'mail-queued': { icon: Mail, sentence: (entry) => `Email to ${mailTo(entry)}` },
  'mail-accepted': { icon: MailCheck, sentence: (entry) => `Email to ${mailTo(entry)} handed over` },
  'mail-failed': { icon: MailX, sentence: (entry) => `We couldn’t deliver to ${mailTo(entry)}` },
  viewed: { icon: Eye, sentence: (entry) => `${personOf(entry)} opened the document` },
  consented: { icon: FileCheck, sentence: (entry) => `${personOf(entry)} agreed to sign electronically` },
  'fields-filled': {
    icon: TextCursorInput,
    sentence: (entry) => `${personOf(entry)} filled in ${plural(fieldsIn(entry), 'field', 'fields')}`,
  },
  signed: { icon: Signature, sentence: (entry) => `${personOf(entry)} signed` },
  approved: { icon: CircleCheck, sentence: (entry) => `${personOf(entry)} approved` },
  'all-acted': { icon: Stamp, sentence: () => 'Everyone has acted; the seal is being made' },
  declined: { icon: X, sentence: (entry) => `${personOf(entry)} declined` },
  edited: { icon: PenLine, sentence: (entry) => `${actorOf(entry)} changed ${changesIn(entry)}` },
  extended: { icon: CalendarPlus, sentence: (entry) => `${actorOf(entry)} gave it more time` },
  corrected: {
    icon: UserPen,
    sentence: (entry) =>
      textOf(entry, 'email') === textOf(entry, 'formerEmail')
        ? `${actorOf(entry)} corrected the name of ${personOf(entry)}`
        : `${actorOf(entry)} changed ${textOf(entry, 'formerEmail')} to ${textOf(entry, 'email')}`,
  },
  forwarded: { icon: Forward, sentence: (entry) => `${actorOf(entry)} forwarded it to ${mailTo(entry)}` },
  revoked: { icon: Ban, sentence: (entry) => `${actorOf(entry)} revoked it` },
  expired: { icon: Hourglass, sentence: () => 'Ended without an answer' },
  reminded: { icon: Bell, sentence: (entry) => `Reminder to ${personOf(entry)}` },
  resent: { icon: Bell, sentence: (entry) => `${entry.byMe ? 'You' : entry.actorName} reminded ${personOf(entry)}` },
  'access-code-ok': { icon: KeyRound, sentence: (entry) => `${personOf(entry)} typed the access code` },
  'access-code-failed': { icon: KeyRound, sentence: (entry) => `${personOf(entry)} typed a wrong access code` },
  'email-code-sent': { icon: Mail, sentence: (entry) => `Code mailed to ${personOf(entry)}` },
  'email-code-ok': { icon: KeyRound, sentence: (entry) => `${personOf(entry)} typed the mailed code` },
  'email-code-failed': { icon: KeyRound, sentence: (entry) => `${personOf(entry)} typed a wrong mailed code` },
  withdrawn: { icon: Undo2, sentence: (entry) => `${actorOf(entry)} took the sending back` },
  'new-link-asked': { icon: Link2, sentence: (entry) => `${personOf(entry)} asked for a new link` },
  downloaded: { icon: Download, sentence: (entry) => `${actorOf(entry)} downloaded it` },
  completed: { icon: CircleCheck, sentence: () => 'Sealed and completed' },
  'timestamp-renewed': { icon: CircleCheck, sentence: () => 'Archive timestamp renewed' },
  deleted: { icon: Trash2, sentence: (entry) => `${actorOf(entry)} deleted it` },
  restored: { icon: RotateCcw, sentence: (entry) => `${actorOf(entry)} restored it` },
};

const proofWords: Record<string, string> = {
  'link-mailed': 'link in email',
  'link-shared': 'link',
  'email-code': 'code by email',
  'access-code': 'access code',
  session: 'own session',
};

export function proofsInWords(proofs: readonly unknown[]): string {
  return proofs.map((proof) => proofWords[String(proof)] ?? String(proof)).join(', ');
}

export function eventIcon(entry: AuditEntry): LucideIcon {
  return words[entry.kind]?.icon ?? PenLine;
}

export function eventSentence(entry: AuditEntry): string {
  return words[entry.kind].sentence(entry);
}

/** The second, smaller line: a reason, a proof, "by itself"; "" for none. */
export function eventNote(entry: AuditEntry): string {
  if (
    (entry.kind === 'signed' || entry.kind === 'approved') &&
    Array.isArray(entry.data.proofs) &&
    entry.data.proofs.length > 0
  ) {
    return `Proved by ${proofsInWords(entry.data.proofs)}`;
  }
  if (entry.kind === 'reminded') return 'Sent by itself';
  if (entry.kind === 'declined' || entry.kind === 'revoked') return textOf(entry, 'reason');
  return '';
}
