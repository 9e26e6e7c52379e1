import type { DocumentEvent } from '../../domain/document/commands.ts';
import type { DocumentState } from '../../domain/document/types.ts';
import type { NewAuditEntry } from '../audit/append.ts';

/** What the audit log says about an event: names and codes, never what somebody typed. */
export function auditEntriesOf(event: DocumentEvent, state: DocumentState): Pick<NewAuditEntry, 'kind' | 'data'>[] {
  const person = 'recipientId' in event ? personOf(event.recipientId, state) : {};
  switch (event.kind) {
    case 'sent':
      return [{ kind: 'sent', data: { expiresAt: event.expiresAt?.toISOString() ?? null } }];
    case 'consented':
      return [
        {
          kind: 'consented',
          data: { ...person, wording: event.wording, ...(event.language && { language: event.language }) },
        },
      ];
    case 'signed':
    case 'approved':
      return [
        ...(event.fields.length > 0
          ? [{ kind: 'fields-filled', data: { ...person, fields: [...event.fields] } } as const]
          : []),
        { kind: event.kind, data: { ...person, proofs: [...event.proofs] } },
      ];
    case 'sealing-started':
      return [{ kind: 'all-acted' }];
    case 'declined':
      return [{ kind: 'declined', data: { ...person, reason: event.reason } }];
    case 'edited':
      return [{ kind: 'edited', data: { keys: Object.keys(event.changes) } }];
    case 'extended':
      return [{ kind: 'extended', data: { expiresAt: event.expiresAt.toISOString() } }];
    case 'corrected':
      return [{ kind: 'corrected', data: { ...person, formerEmail: event.formerEmail } }];
    case 'revoked':
      return [{ kind: 'revoked', data: { reason: event.reason } }];
    case 'resent':
      return [{ kind: 'resent', data: person }];
    case 'reminded':
      return [{ kind: 'reminded', data: person }];
    case 'viewed':
      return [{ kind: 'viewed', data: person }];
    case 'withdrawn':
    case 'expired':
    case 'completed':
    case 'deleted':
    case 'restored':
      return [{ kind: event.kind }];
  }
}

function personOf(recipientId: string, state: DocumentState): Record<string, string> {
  const recipient = state.recipients.find((one) => one.id === recipientId);
  return recipient === undefined
    ? { recipientId }
    : { recipientId, name: recipient.name, email: recipient.email, role: recipient.role };
}
