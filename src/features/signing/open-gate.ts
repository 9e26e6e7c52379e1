import { withProofs } from '../documents/save-events.ts';
import type { Row, Tx } from '../tables.ts';
import type { Gate } from './gate.ts';
import type { SigningSession } from './session.ts';

/** This browser gave the right code: noted on its session, and as a proof on the recipient. */
export async function openGate(
  tx: Tx,
  session: SigningSession,
  me: Row<'recipient'>,
  gate: Gate,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('recipient_session')
    .set(gate === 'access-code' ? { access_code_ok_at: now } : { email_code_ok_at: now })
    .where('id_hash', '=', session.idHash)
    .execute();
  await tx
    .updateTable('recipient')
    .set({ proofs: JSON.stringify(withProofs(me.proofs, [gate])) })
    .where('id', '=', me.id)
    .execute();
}
