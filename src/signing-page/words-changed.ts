import type { RecipientsChange } from '../domain/document/changes.ts';

/** Texts of a page that was opened before the owner changed the document. */
export const changedWords = {
  bySender: (names: string) => `The sender changed ${names}.`,
  byYou: (names: string) => `You changed ${names}.`,
  reload: 'Reload',
  look: 'Reload to see what changed, then finish. Your answers stay.',
  names: {
    title: 'the title',
    note: 'the note',
    sendInOrderStrict: 'the signing order',
    enableOtp: 'the email code',
    enableTour: 'the guided tour',
    redirectUrl: 'the page after signing',
    allowModifications: 'whether you may add fields',
    autoReminder: 'the reminders',
    remindOnceInEvery: 'how often reminders come',
    penColors: 'the ink colours',
    cc: 'who gets a copy',
  } satisfies Readonly<Record<RecipientsChange, string>>,
};
