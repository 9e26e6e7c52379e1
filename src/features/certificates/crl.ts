import { createCrl, type RevocationReason } from '../../pdf/index.ts';
import type { CertificateDeps } from './ensure.ts';
import { revokedUnder, type StoredCertificate, withKey } from './store.ts';

/** RFC 5280, 5.3.1: the codes as stored. */
const reasons: Readonly<Record<number, RevocationReason>> = {
  0: 'unspecified',
  1: 'key-compromise',
  2: 'ca-compromise',
  3: 'affiliation-changed',
  4: 'superseded',
  5: 'cessation-of-operation',
};

export function revocationReason(code: number | null): RevocationReason {
  return reasons[code ?? 0] ?? 'unspecified';
}

/** The CA's current list as DER, good for 7 days. Its number is the second it was made in: it only grows. */
export async function makeCrl(deps: CertificateDeps, ca: StoredCertificate): Promise<Uint8Array> {
  const thisUpdate = deps.clock();
  const revoked = await revokedUnder(deps.db, ca.serial);
  return createCrl({
    issuer: withKey(deps.keys, ca),
    number: Math.floor(thisUpdate.getTime() / 1000),
    thisUpdate,
    revoked: revoked.map((row) => ({
      serial: row.serial,
      revokedAt: row.revoked_at ?? thisUpdate,
      reason: revocationReason(row.revocation_reason),
    })),
  });
}
