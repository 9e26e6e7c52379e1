import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import { type LockedDocument, lockDocument } from '../documents/locked-document.ts';
import type { TransitionMeta } from '../documents/transition.ts';
import type { Row, Tx } from '../tables.ts';
import { gateOf } from './gate.ts';
import type { SigningSession } from './session.ts';

/** The document of a session, locked, and the person the session belongs to. */
export interface LockedSigning extends LockedDocument {
  readonly me: Row<'recipient'>;
}

/** undefined when the document has been erased since. */
export async function lockSigning(tx: Tx, session: SigningSession): Promise<LockedSigning | undefined> {
  const locked = await lockDocument(tx, session.documentId);
  const me = locked?.recipients.find((one) => one.id === session.recipientId);
  return locked === undefined || me === undefined ? undefined : { ...locked, me };
}

/** The locked document, or why this browser may do nothing with it: a code is missing, or its owner is suspended. */
export async function enterSigning(
  tx: Tx,
  session: SigningSession,
): Promise<LockedSigning | Refusal<'gate-closed' | 'owner-suspended' | 'deleted'>> {
  const locked = await lockSigning(tx, session);
  if (locked === undefined || locked.document.deleted_at !== null) return refuse('deleted');
  if (gateOf(session, locked.me, locked.document) !== null) return refuse('gate-closed');
  if (locked.owner.suspended_at !== null) return refuse('owner-suspended');
  return locked;
}

/** The recipient acts. */
export function recipientMeta(me: Pick<Row<'recipient'>, 'email'>, meta: RequestMeta): TransitionMeta {
  return { actor: me.email, ip: meta.ip, userAgent: meta.userAgent };
}
