import type { RecipientState } from '../recipient/types.ts';
import type { DocumentSettings, DocumentState } from './types.ts';

/** Plain states for tests of the rules. */
export const now = new Date('2026-05-16T10:48:34.000Z');

export const plainSettings: DocumentSettings = {
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
  notifyOnSignatures: false,
  penColors: ['blue', 'red', 'black'],
  cc: [],
  bcc: [],
  emailSubject: '',
  emailBody: '',
};

export function recipientState(given: Partial<RecipientState> = {}): RecipientState {
  return {
    id: 'r1',
    position: 1,
    type: 'signer',
    role: 'Client',
    name: 'Mia Torres',
    email: 'mia@example.com',
    mailedAt: null,
    viewedAt: null,
    consentedAt: null,
    actedAt: null,
    declinedAt: null,
    ...given,
  };
}

export function documentState(given: Partial<DocumentState> = {}): DocumentState {
  return {
    id: 'Doc0000001',
    kind: 'request-sign',
    title: 'Services agreement',
    note: 'Read and sign this',
    description: '',
    folderId: null,
    ownerAccountId: 'Acc0000001',
    ownerEmail: 'ana@example.com',
    status: 'draft',
    settings: plainSettings,
    recipients: [recipientState()],
    sentAt: null,
    expiresAt: null,
    heldUntil: null,
    completedAt: null,
    declinedAt: null,
    declinedBy: null,
    declineReason: null,
    revokedAt: null,
    deletedAt: null,
    ...given,
  };
}
