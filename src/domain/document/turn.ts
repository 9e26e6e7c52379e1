import type { RecipientState } from '../recipient/types.ts';
import type { DocumentState } from './types.ts';

type InOrder = Pick<DocumentState, 'recipients' | 'settings'>;

/** Signers and approvers; a viewer never blocks. */
export function mustAct(recipient: Pick<RecipientState, 'type'>): boolean {
  return recipient.type !== 'viewer';
}

export function isPending(recipient: RecipientState): boolean {
  return mustAct(recipient) && recipient.actedAt === null && recipient.declinedAt === null;
}

export function allActed(recipients: readonly RecipientState[]): boolean {
  return recipients.some(mustAct) && !recipients.some(isPending);
}

/** In signing order; those who share a turn by position. */
export function inOrder(recipients: readonly RecipientState[]): RecipientState[] {
  return [...recipients].sort((a, b) => a.turn - b.turn || a.position - b.position);
}

/** The pending people of earlier turns. */
export function waitingFor(document: InOrder, recipientId: string): RecipientState[] {
  const own = document.recipients.find((recipient) => recipient.id === recipientId);
  if (own === undefined) return [];
  return inOrder(document.recipients).filter((recipient) => recipient.turn < own.turn && isPending(recipient));
}

/** Whether the order forbids this person to act now: only strict order does. */
export function outOfTurn(document: InOrder, recipientId: string): boolean {
  const { sendInOrder, sendInOrderStrict } = document.settings;
  return sendInOrder && sendInOrderStrict && waitingFor(document, recipientId).length > 0;
}

/**
 * Whose turn has come and who hasn't finished: all at once, or in order those of the first turn that isn't over,
 * together with the viewers who stand before. A viewer's turn never ends.
 */
export function currentTurn(document: InOrder): RecipientState[] {
  const open = (recipient: RecipientState) => !mustAct(recipient) || isPending(recipient);
  if (!document.settings.sendInOrder) return inOrder(document.recipients).filter(open);
  return inOrder(document.recipients).filter(
    (recipient) => open(recipient) && waitingFor(document, recipient.id).length === 0,
  );
}
