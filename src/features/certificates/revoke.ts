import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { RevocationReason } from '../../pdf/index.ts';
import { reasonCodes } from './crl.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { certificateBySerial, isKeyHere, lockCertificates } from './store.ts';

/**
 * Revokes a certificate of this environment for good; what it was used for is made anew at once. A revoked root is
 * trusted no more, which makes everything under it untrusted. While the root's key is elsewhere an issuing CA can't be
 * revoked: nobody could sign the list.
 */
export async function revokeCertificate(
  deps: CertificateDeps,
  serial: string,
  reason: RevocationReason,
): Promise<{ readonly revoked: true } | Refusal<'unknown-certificate' | 'already-revoked' | 'root-offline'>> {
  const no = await deps.db.transaction().execute(async (tx) => {
    await lockCertificates(tx);
    const row = await certificateBySerial(tx, serial);
    if (row === undefined) return refuse('unknown-certificate');
    if (row.revoked_at !== null) return refuse('already-revoked');
    const issuer = row.issuer_serial === null ? undefined : await certificateBySerial(tx, row.issuer_serial);
    if (issuer !== undefined && !isKeyHere(issuer)) return refuse('root-offline');
    await tx
      .updateTable('certificate')
      .set({ revoked_at: deps.clock(), revocation_reason: reasonCodes[reason] })
      .where('serial', '=', serial)
      .execute();
    return undefined;
  });
  if (no !== undefined) return no;
  await ensureCertificates(deps);
  return { revoked: true };
}
