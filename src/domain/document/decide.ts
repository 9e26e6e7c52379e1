import type { RecipientState } from '../recipient/types.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { apply } from './apply.ts';
import { type DocumentChanges, realChanges } from './changes.ts';
import type { DocumentCommand, DocumentEvent, DocumentRefusal } from './commands.ts';
import { expiryOf, isOverdue, statusAt } from './expiry.ts';
import { isHeld } from './held.ts';
import { allActed, currentTurn, mustAct, outOfTurn } from './turn.ts';
import type { DocumentState } from './types.ts';

type Decision = DocumentEvent[] | Refusal<DocumentRefusal>;

/**
 * The state machine. Returns what happens when the command is given now, an empty list when it was already so
 * (a second view, a second consent), or a refusal.
 */
export function decide(document: DocumentState, command: DocumentCommand, now: Date): Decision {
  if (command.kind === 'restore') {
    if (document.deletedAt === null) return refuse('not-deleted');
    // What ran out of time in the trash comes back expired, and nobody is asked to sign it.
    const restored: DocumentEvent = { kind: 'restored', at: now };
    return isOverdue(document, now) ? [restored, { kind: 'expired', at: now }] : [restored];
  }
  if (document.deletedAt !== null) return refuse('deleted');
  switch (command.kind) {
    case 'send':
      return decideSend(document, command.holdUntil, now);
    case 'withdraw':
      return decideWithdraw(document, now);
    case 'trash':
      return document.status === 'sealing' ? refuse('being-finalised') : [{ kind: 'deleted', at: now }];
    case 'revoke':
      if (document.status === 'draft') return [{ kind: 'revoked', at: now, reason: command.reason }];
      return notOpen(document, now) ?? [{ kind: 'revoked', at: now, reason: command.reason }];
    case 'edit':
      return decideEdit(document, command.changes, now);
    case 'extend':
      return decideExtend(document, command.expiresAt, now);
    case 'expire':
      if (isOverdue(document, now)) return [{ kind: 'expired', at: now }];
      return notOpen(document, now) ?? refuse('not-due');
    case 'complete':
      return document.status === 'sealing' ? [{ kind: 'completed', at: now }] : refuse('not-sealing');
    default:
      return notOpen(document, now) ?? decideForRecipient(document, command, now);
  }
}

function decideSend(document: DocumentState, holdUntil: Date | undefined, now: Date): Decision {
  if (document.status !== 'draft') return notOpen(document, now) ?? refuse('already-sent');
  if (!document.recipients.some(mustAct)) return refuse('no-recipients');
  const expiresAt = expiryOf(now, document.settings.timeToCompleteDays);
  return [{ kind: 'sent', at: now, expiresAt, ...(holdUntil === undefined ? {} : { heldUntil: holdUntil }) }];
}

/** Only while everything of the sending is still held, and nobody has seen the document by a link handed over. */
function decideWithdraw(document: DocumentState, now: Date): Decision {
  const closed = notOpen(document, now);
  if (closed) return closed;
  if (!isHeld(document, now)) return refuse('too-late');
  if (document.recipients.some((one) => one.viewedAt !== null)) return refuse('already-opened');
  return [{ kind: 'withdrawn', at: now }];
}

/** Where it is filed is the owner's affair at any time; the rest while it is a draft or people are signing. */
function decideEdit(document: DocumentState, wanted: DocumentChanges, now: Date): Decision {
  const changes = realChanges(document, wanted);
  const keys = Object.keys(changes);
  const filed = wanted.folderId !== undefined && keys.every((key) => key === 'folderId');
  const closed = document.status === 'draft' || filed ? undefined : notOpen(document, now);
  if (closed) return closed;
  if (document.status !== 'draft' && document.signatureMode === 'per_signer' && changes.allowModifications)
    return refuse('per-signer-forbids', { what: 'allow-modifications' });
  return keys.length === 0 ? [] : [{ kind: 'edited', at: now, changes }];
}

function decideExtend(document: DocumentState, expiresAt: Date, now: Date): Decision {
  const reopened = statusAt(document, now) === 'expired';
  const closed = reopened ? undefined : notOpen(document, now);
  if (closed) return closed;
  if (document.expiresAt === null || expiresAt <= now || expiresAt <= document.expiresAt) return refuse('not-later');
  return [{ kind: 'extended', at: now, expiresAt, reopened }];
}

/** undefined while the document is in progress and its time isn't over. */
function notOpen(document: DocumentState, now: Date): Refusal<DocumentRefusal> | undefined {
  switch (statusAt(document, now)) {
    case 'draft':
      return refuse('not-sent');
    case 'sealing':
      return refuse('being-finalised');
    case 'completed':
      return refuse('completed');
    case 'declined':
      return refuse(document.revokedAt === null ? 'declined' : 'revoked');
    case 'expired':
      return refuse('expired');
    case 'in-progress':
      return undefined;
  }
}

type RecipientCommand = Extract<DocumentCommand, { recipientId: string }>;

function decideForRecipient(document: DocumentState, command: RecipientCommand, now: Date): Decision {
  const recipient = document.recipients.find((one) => one.id === command.recipientId);
  if (recipient === undefined) return refuse('unknown-recipient');
  switch (command.kind) {
    case 'view':
      return viewed(recipient, now);
    case 'consent':
      return (
        mayNotAct(document, recipient) ?? [
          ...viewed(recipient, now),
          ...(recipient.consentedAt === null
            ? [
                {
                  kind: 'consented',
                  at: now,
                  recipientId: recipient.id,
                  wording: command.wording,
                  ...(command.language && { language: command.language }),
                } as const,
              ]
            : []),
        ]
      );
    case 'act':
      return mayNotAct(document, recipient) ?? decideAct(document, recipient, command, now);
    case 'decline':
      return (
        mayNotAct(document, recipient) ?? [
          { kind: 'declined', at: now, recipientId: recipient.id, reason: command.reason },
        ]
      );
    case 'correct':
      return decideCorrect(document, recipient, command, now);
    case 'resend':
    case 'remind':
      if (!currentTurn(document).some((one) => one.id === recipient.id)) return refuse('nothing-to-do');
      return command.kind === 'remind'
        ? [{ kind: 'reminded', at: now, recipientId: recipient.id }]
        : [{ ...command, kind: 'resent', at: now }];
  }
}

/** Acting without the page's own "viewed" implies it: nobody signs what wasn't open. */
function viewed(recipient: RecipientState, now: Date): DocumentEvent[] {
  return recipient.viewedAt === null ? [{ kind: 'viewed', at: now, recipientId: recipient.id }] : [];
}

function mayNotAct(document: DocumentState, recipient: RecipientState): Refusal<DocumentRefusal> | undefined {
  if (!mustAct(recipient)) return refuse('viewer-cannot-act');
  if (recipient.actedAt !== null) return refuse('already-acted');
  if (outOfTurn(document, recipient.id)) return refuse('not-your-turn');
  return undefined;
}

function decideAct(
  document: DocumentState,
  recipient: RecipientState,
  command: Extract<DocumentCommand, { kind: 'act' }>,
  now: Date,
): Decision {
  if (recipient.consentedAt === null) return refuse('consent-missing');
  const acted: DocumentEvent = {
    kind: recipient.type === 'approver' ? 'approved' : 'signed',
    at: now,
    recipientId: recipient.id,
    fields: command.fields,
    proofs: command.proofs,
  };
  const events = [...viewed(recipient, now), acted];
  return allActed(apply(document, acted).recipients) ? [...events, { kind: 'sealing-started', at: now }] : events;
}

function decideCorrect(
  document: DocumentState,
  recipient: RecipientState,
  { email, name }: Extract<DocumentCommand, { kind: 'correct' }>,
  now: Date,
): Decision {
  if (document.kind === 'self-sign') return refuse('nothing-to-do');
  if (recipient.actedAt !== null) return refuse('already-acted');
  if (document.recipients.some((one) => one.id !== recipient.id && one.email === email)) return refuse('address-taken');
  if (email === recipient.email && name === recipient.name) return [];
  return [{ kind: 'corrected', at: now, recipientId: recipient.id, email, name, formerEmail: recipient.email }];
}
