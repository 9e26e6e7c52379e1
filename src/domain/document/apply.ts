import type { RecipientState } from '../recipient/types.ts';
import { withChanges } from './changes.ts';
import type { DocumentEvent } from './commands.ts';
import type { DocumentState } from './types.ts';

/** The state after the event. Never refuses: only `decide` makes events. */
export function apply(document: DocumentState, event: DocumentEvent): DocumentState {
  switch (event.kind) {
    case 'sent':
      return {
        ...document,
        status: 'in-progress',
        sentAt: event.at,
        expiresAt: event.expiresAt,
        heldUntil: event.heldUntil ?? null,
      };
    case 'withdrawn':
      return {
        ...document,
        status: 'draft',
        sentAt: null,
        expiresAt: null,
        heldUntil: null,
        recipients: document.recipients.map((one) => ({ ...one, mailedAt: null })),
      };
    case 'viewed':
      return withRecipient(document, event.recipientId, (one) => ({ ...one, viewedAt: one.viewedAt ?? event.at }));
    case 'consented':
      return withRecipient(document, event.recipientId, (one) => ({ ...one, consentedAt: event.at }));
    case 'signed':
    case 'approved':
      return withRecipient(document, event.recipientId, (one) => ({ ...one, actedAt: event.at }));
    case 'sealing-started':
      return { ...document, status: 'sealing' };
    case 'extended':
      return { ...document, status: 'in-progress', expiresAt: event.expiresAt };
    case 'corrected':
      return withRecipient(document, event.recipientId, (one) => ({
        ...one,
        email: event.email,
        name: event.name,
        // Another name for the same address changes nothing that happened; another address is another person.
        ...(event.email === event.formerEmail ? {} : { mailedAt: null, viewedAt: null, consentedAt: null }),
      }));
    case 'edited':
      return withChanges(document, event.changes);
    case 'declined':
      return {
        ...withRecipient(document, event.recipientId, (one) => ({ ...one, declinedAt: event.at })),
        status: 'declined',
        declinedAt: event.at,
        declinedBy: document.recipients.find((one) => one.id === event.recipientId)?.email ?? null,
        declineReason: event.reason,
      };
    case 'revoked':
      return {
        ...document,
        status: 'declined',
        declinedAt: event.at,
        declinedBy: document.ownerEmail,
        declineReason: event.reason,
        revokedAt: event.at,
      };
    case 'expired':
      return { ...document, status: 'expired' };
    case 'completed':
      return { ...document, status: 'completed', completedAt: event.at };
    case 'deleted':
      return { ...document, deletedAt: event.at };
    case 'restored':
      return { ...document, deletedAt: null };
    case 'resent':
    case 'reminded':
      return document;
  }
}

export function applyAll(document: DocumentState, events: readonly DocumentEvent[]): DocumentState {
  return events.reduce(apply, document);
}

function withRecipient(
  document: DocumentState,
  recipientId: string,
  change: (recipient: RecipientState) => RecipientState,
): DocumentState {
  return {
    ...document,
    recipients: document.recipients.map((one) => (one.id === recipientId ? change(one) : one)),
  };
}
