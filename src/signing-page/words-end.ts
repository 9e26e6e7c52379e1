import type { RecipientType } from '../domain/recipient/types.ts';
import { list } from './words-tools.ts';

/** Texts of declining, and of the page after the last act. */
export const declineWords = {
  title: 'Decline this document',
  explain: (sender: string) => `${sender} is told, and nobody can sign it any more.`,
  reason: 'Your reason',
  needed: 'Say why, in a few words.',
  button: 'Decline document',
  cancel: 'Keep it open',
};

export const doneWords = {
  signed: 'Signed',
  approved: 'Approved',
  finished: 'Everybody is done',
  copyNow: (email: string) => ['A copy goes to ', email, '.'] as const,
  copyLater: (email: string, names: string) => ['A copy goes to ', email, ` when ${names} done.`] as const,
  are: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? 'is' : 'are'}`,
  close: 'You can close this page.',
  document: 'Document',
  you: (type: RecipientType) => (type === 'approver' ? 'You approved' : 'You signed'),
  next: 'Still to act',
  id: 'Document ID',
  download: 'Download',
  downloadSoFar: 'Download what is signed so far',
  certificate: 'Download the completion certificate',
  finalising: 'Being finalised',
  finalisingNote: 'The seal is being made. Usually that takes a few seconds.',
  ready: 'The sealed document is ready.',
  account: 'Create an account',
  accountNote: 'Free. Keeps what you sign in one place.',
  sentWith: (product: string) => `Sent with ${product}`,
  redirect: (host: string, seconds: number) => `You go on to ${host} in ${seconds} s.`,
  stay: 'Stay here',
  goNow: 'Go now',
};
