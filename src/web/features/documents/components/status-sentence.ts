import type { DocumentView } from '../../../../contract/app/documents.ts';
import { dayAndMonth, timeAgo } from '../../../lib/dates.ts';
import { listOfNames, nameOf } from './person-words.ts';

export interface StatusSentence {
  /** Who is next, or how it ended. */
  main: string;
  /** One muted line. */
  more: string;
}

/** What a document's page says first. No pronouns: the name, or nothing. */
export function statusSentence(document: DocumentView): StatusSentence {
  if (document.deletedAt !== null) {
    return {
      main: 'In the trash',
      more:
        document.erasedAt === null
          ? ''
          : `Erased for good on ${dayAndMonth(document.erasedAt)}. Until then it can be restored.`,
    };
  }
  const end = document.expiresAt === null ? '' : `The document ends on ${dayAndMonth(document.expiresAt)}.`;
  switch (document.status) {
    case 'completed':
      return {
        main: 'Signed by everyone and sealed',
        more: document.completedAt === null ? '' : `Completed on ${dayAndMonth(document.completedAt)}.`,
      };
    case 'finalising':
      return {
        main: 'Being finalised',
        more:
          document.sealingProblem === null
            ? 'Everyone has acted. The seal is being put on; this page turns by itself.'
            : `Everyone has acted, but the seal has to wait. ${document.sealingProblem} It is tried again by itself.`,
      };
    case 'declined':
      return {
        main: `${declinerOf(document)} declined`,
        more: [document.declined === null ? '' : timeAgo(document.declined.at), document.declined?.reason]
          .filter(Boolean)
          .join(': '),
      };
    case 'revoked':
      return {
        main: 'Revoked',
        more: [document.revokedAt === null ? '' : dayAndMonth(document.revokedAt), document.declined?.reason]
          .filter(Boolean)
          .join(': '),
      };
    case 'expired':
      return {
        main: 'Ended without an answer',
        more:
          document.expiresAt === null
            ? ''
            : `Its time was over on ${dayAndMonth(document.expiresAt)}. Nobody can sign it any more.`,
      };
    case 'draft':
      return { main: 'Not sent yet', more: '' };
    case 'needs-me':
      return { main: 'Your turn to sign', more: end };
    case 'waiting':
      return {
        main: nextWords(document),
        more: [openedWords(document), waitWords(document), end].filter(Boolean).join(' '),
      };
  }
}

function waitWords({ sealingProblem }: DocumentView): string {
  if (sealingProblem === null) return '';
  return `The last signature is kept, but its file has to wait. ${sealingProblem} It is tried again by itself.`;
}

function declinerOf(document: DocumentView): string {
  const by = document.declined?.by ?? '';
  const person = document.recipients.find((one) => one.email === by);
  return person === undefined ? by : nameOf(person);
}

function nextPeople(document: DocumentView) {
  return document.recipients.filter((person) => document.turn.includes(person.id));
}

function nextWords(document: DocumentView): string {
  const next = nextPeople(document);
  const first = next[0];
  if (first === undefined) return 'Waiting';
  if (next.length === 1) return `${nameOf(first)} ${first.type === 'approver' ? 'approves' : 'signs'} next`;
  return `${listOfNames(next.map(nameOf))} can sign now`;
}

function openedWords(document: DocumentView): string {
  const next = nextPeople(document);
  const only = next.length === 1 ? next[0] : undefined;
  if (only === undefined) return '';
  return only.viewedAt === null ? 'Not opened yet.' : `Opened ${timeAgo(only.viewedAt)}.`;
}
