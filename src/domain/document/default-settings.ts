import type { DocumentSettings } from './types.ts';

/** What a document begins with where nobody says otherwise. */
export const defaultSettings: DocumentSettings = {
  sendInOrder: true,
  sendInOrderStrict: false,
  sendEmail: true,
  timeToCompleteDays: 15,
  enableOtp: false,
  enableTour: false,
  redirectUrl: '',
  senderName: '',
  senderEmail: '',
  allowModifications: false,
  allowOfflineSign: false,
  autoReminder: false,
  remindOnceInEvery: 5,
  mergeCertificate: false,
  signatureMode: 'default',
  notifyOnSignatures: false,
  penColors: ['blue', 'red', 'black'],
  cc: [],
  bcc: [],
  emailSubject: '',
  emailBody: '',
};

export const defaultNote = 'Please review and sign this document';
export const selfSignNote = 'Note to myself';
