import type { RecipientState } from '../recipient/types.ts';
import { defaultSettings } from './default-settings.ts';
import type { DocumentState } from './types.ts';

/** Plain states for tests of the rules. */
export const now = new Date('2026-05-16T10:48:34.000Z');

export function recipientState(given: Partial<RecipientState> = {}): RecipientState {
  return {
    id: 'r1',
    position: 1,
    turn: given.position ?? 1,
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
    signatureMode: null,
    settings: defaultSettings,
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
