import { inspectCertificate } from '../../pdf/index.ts';
import { revocationReason } from './crl.ts';
import type { CertificateDeps } from './ensure.ts';
import type { Standing } from './make.ts';
import { isKeyHere } from './store.ts';

export interface ListedCertificate {
  readonly purpose: Standing;
  readonly serial: string;
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly state: 'in-use' | 'older' | 'revoked' | 'ended';
  /** Why it was revoked. */
  readonly reason: string | null;
  readonly keyHere: boolean;
}

const ORDER: readonly Standing[] = ['root', 'issuer', 'seal', 'timestamp', 'ocsp'];

/** The environment's own certificates, from the root down, newest first; those of single signatures are left out. */
export async function listCertificates(deps: Pick<CertificateDeps, 'db' | 'clock'>): Promise<ListedCertificate[]> {
  const now = deps.clock();
  const rows = await deps.db.selectFrom('certificate').selectAll().orderBy('created_at', 'desc').execute();
  return ORDER.flatMap((purpose) => {
    const own = rows.filter((row) => row.purpose === purpose);
    const used = own.find((row) => row.revoked_at === null && row.not_after > now);
    return own.map((row) => ({
      purpose,
      serial: row.serial,
      subject: inspectCertificate(row.der).subject,
      notBefore: row.not_before,
      notAfter: row.not_after,
      state: row.revoked_at !== null ? 'revoked' : row.not_after <= now ? 'ended' : row === used ? 'in-use' : 'older',
      reason: row.revoked_at === null ? null : revocationReason(row.revocation_reason),
      keyHere: isKeyHere(row),
    }));
  });
}
