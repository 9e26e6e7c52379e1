import type { DocumentState } from '../../domain/document/types.ts';
import type { RecipientState } from '../../domain/recipient/types.ts';
import type { Row } from '../tables.ts';

/** A row as the rules see it. */
export function documentStateOf(
  document: Row<'document'>,
  recipients: readonly Row<'recipient'>[],
  ownerEmail: string,
): DocumentState {
  return {
    id: document.id,
    kind: document.kind,
    title: document.title,
    note: document.note,
    description: document.description,
    folderId: document.folder_id,
    ownerAccountId: document.account_id,
    ownerEmail,
    status: document.status,
    settings: document.settings,
    signatureMode: document.signature_mode,
    recipients: recipients.map(recipientStateOf),
    sentAt: document.sent_at,
    expiresAt: document.expires_at,
    heldUntil: document.held_until,
    completedAt: document.completed_at,
    declinedAt: document.declined_at,
    declinedBy: document.declined_by,
    declineReason: document.decline_reason,
    revokedAt: document.revoked_at,
    deletedAt: document.deleted_at,
  };
}

function recipientStateOf(recipient: Row<'recipient'>): RecipientState {
  return {
    id: recipient.id,
    position: recipient.position,
    turn: recipient.turn,
    type: recipient.type,
    role: recipient.role,
    name: recipient.name,
    email: recipient.email,
    mailedAt: recipient.mailed_at,
    viewedAt: recipient.viewed_at,
    consentedAt: recipient.consented_at,
    actedAt: recipient.acted_at,
    declinedAt: recipient.declined_at,
  };
}
