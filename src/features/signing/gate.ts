import type { RecipientProof } from '../../domain/recipient/types.ts';
import type { Row } from '../tables.ts';
import type { SigningSession } from './session.ts';

export type Gate = 'access-code' | 'email-code';

/** The code this browser must give next; null when all are given. */
export function gateOf(
  session: Pick<SigningSession, 'accessCodeOkAt' | 'emailCodeOkAt'>,
  recipient: Pick<Row<'recipient'>, 'access_code_hash'>,
  document: Pick<Row<'document'>, 'settings'>,
): Gate | null {
  if (recipient.access_code_hash !== null && session.accessCodeOkAt === null) return 'access-code';
  if (document.settings.enableOtp && session.emailCodeOkAt === null) return 'email-code';
  return null;
}

/** How this browser proved that it is the recipient's; never more than that. */
export function proofsOf(
  session: Pick<SigningSession, 'accessCodeOkAt' | 'emailCodeOkAt'>,
  recipient: Pick<Row<'recipient'>, 'mailed_at'>,
): RecipientProof[] {
  const proofs: RecipientProof[] = [recipient.mailed_at === null ? 'link-shared' : 'link-mailed'];
  if (session.accessCodeOkAt !== null) proofs.push('access-code');
  if (session.emailCodeOkAt !== null) proofs.push('email-code');
  return proofs;
}
