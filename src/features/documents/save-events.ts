import type { DocumentEvent } from '../../domain/document/commands.ts';
import type { DocumentState } from '../../domain/document/types.ts';
import { sendersWidgets } from '../../domain/recipient/own-fields.ts';
import type { RecipientProof } from '../../domain/recipient/types.ts';
import type { Row, Tx } from '../tables.ts';
import { modeAtSending } from './signature-mode.ts';

/** Where a recipient's act came from. */
export interface ActOrigin {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Writes the state after the events, raises the state version, and returns the rows after that. */
export async function saveEvents(
  tx: Tx,
  state: DocumentState,
  recipients: readonly Row<'recipient'>[],
  events: readonly DocumentEvent[],
  origin: ActOrigin,
  now: Date,
): Promise<{ readonly document: Row<'document'>; readonly recipients: readonly Row<'recipient'>[] }> {
  let people = recipients;
  for (const event of events) {
    const recipient = 'recipientId' in event ? recipients.find((one) => one.id === event.recipientId) : undefined;
    const change = recipient && recipientChange(event, recipient, origin);
    if (recipient && change) {
      const row = await tx
        .updateTable('recipient')
        .set(change)
        .where('id', '=', recipient.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      people = people.map((one) => (one.id === row.id ? row : one));
    }
    if (event.kind === 'withdrawn') {
      const unasked = { mailed_at: null, next_reminder_at: null };
      await tx.updateTable('recipient').set(unasked).where('document_id', '=', state.id).execute();
      people = await recipientsOf(tx, state.id);
    }
  }
  const mode = events.some((event) => event.kind === 'sent') ? await modeAtSending(tx, state, recipients) : undefined;
  const document = await tx
    .updateTable('document')
    .set((eb) => ({
      status: state.status,
      state_version: eb('state_version', '+', 1),
      updated_at: now,
      sent_at: state.sentAt,
      expires_at: state.expiresAt,
      held_until: state.heldUntil,
      completed_at: state.completedAt,
      declined_at: state.declinedAt,
      declined_by: state.declinedBy,
      decline_reason: state.declineReason,
      revoked_at: state.revokedAt,
      deleted_at: state.deletedAt,
      ...(events.some((event) => event.kind === 'edited') ? editedColumns(state) : {}),
      ...(mode ? { signature_mode: mode.mode, mode_fallback: mode.fallback } : {}),
      ...(events.some((event) => event.kind === 'sealing-started') ? { sealing_at: now } : {}),
    }))
    .where('id', '=', state.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { document, recipients: people };
}

/** By position. */
export async function recipientsOf(tx: Tx, documentId: string): Promise<Row<'recipient'>[]> {
  return tx.selectFrom('recipient').selectAll().where('document_id', '=', documentId).orderBy('position').execute();
}

function editedColumns({ title, note, description, folderId, settings }: DocumentState) {
  return { title, note, description, folder_id: folderId, settings: JSON.stringify(settings) };
}

function recipientChange(event: DocumentEvent, recipient: Row<'recipient'>, origin: ActOrigin) {
  switch (event.kind) {
    case 'viewed':
      return { viewed_at: event.at, viewed_ip: origin.ip };
    case 'consented':
      return { consented_at: event.at, consent_wording: event.wording };
    case 'signed':
    case 'approved':
      return {
        acted_at: event.at,
        acted_ip: origin.ip,
        acted_user_agent: origin.userAgent,
        proofs: JSON.stringify(withProofs(recipient.proofs, event.proofs)),
        next_reminder_at: null,
      };
    case 'corrected':
      if (event.email === recipient.email) return { name: event.name };
      return {
        name: event.name,
        email: event.email,
        // Whoever had the link until now has it no more, and nothing of what they did stays.
        link_version: recipient.link_version + 1,
        mailed_at: null,
        next_reminder_at: null,
        viewed_at: null,
        viewed_ip: null,
        consented_at: null,
        consent_wording: null,
        proofs: JSON.stringify([]),
        answers: JSON.stringify({}),
        widgets: JSON.stringify(sendersWidgets(recipient.widgets)),
      };
    case 'declined':
      return { declined_at: event.at, acted_ip: origin.ip, acted_user_agent: origin.userAgent, next_reminder_at: null };
    default:
      return undefined;
  }
}

/** Each proof once, in the order in which they were given. */
export function withProofs(had: readonly RecipientProof[], given: readonly RecipientProof[]): RecipientProof[] {
  return [...new Set([...had, ...given])];
}
