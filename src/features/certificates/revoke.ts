import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';

/** Revokes a certificate of this environment for good; what it was used for is made anew at once. `reason`: RFC 5280, 5.3.1. */
export async function revokeCertificate(
  deps: CertificateDeps,
  serial: string,
  reason: number,
): Promise<{ readonly revoked: true } | Refusal<'unknown-certificate' | 'already-revoked'>> {
  const row = await deps.db.selectFrom('certificate').selectAll().where('serial', '=', serial).executeTakeFirst();
  if (row === undefined) return refuse('unknown-certificate');
  const done = await deps.db
    .updateTable('certificate')
    .set({ revoked_at: deps.clock(), revocation_reason: reason })
    .where('serial', '=', serial)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return refuse('already-revoked');
  await ensureCertificates(deps);
  return { revoked: true };
}
