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

interface Kept {
  readonly crl: Uint8Array;
  readonly madeAt: number;
  /** What stood in it. */
  readonly revoked: string;
}

/** A list signed anew for every seal would tell nothing more. */
const KEPT_MS = 10 * 60 * 1000;
const kept = new WeakMap<CertificateDeps['keys'], Map<string, Kept>>();

/**
 * The CA's current list as DER, good for 7 days; the same for ten minutes, unless a certificate is revoked. Its number
 * is the second it was made in: it only grows.
 */
export async function makeCrl(deps: CertificateDeps, ca: StoredCertificate): Promise<Uint8Array> {
  const thisUpdate = deps.clock();
  const rows = await revokedUnder(deps.db, ca.serial);
  const revoked = JSON.stringify(rows.map((row) => [row.serial, row.revoked_at, row.revocation_reason]));
  const lists = kept.get(deps.keys) ?? new Map<string, Kept>();
  kept.set(deps.keys, lists);
  const known = lists.get(ca.serial);
  const age = known === undefined ? KEPT_MS : thisUpdate.getTime() - known.madeAt;
  if (known?.revoked === revoked && age >= 0 && age < KEPT_MS) return known.crl;
  const crl = await createCrl({
    issuer: withKey(deps.keys, ca),
    number: Math.floor(thisUpdate.getTime() / 1000),
    thisUpdate,
    revoked: rows.map((row) => ({
      serial: row.serial,
      revokedAt: row.revoked_at ?? thisUpdate,
      reason: revocationReason(row.revocation_reason),
    })),
  });
  lists.set(ca.serial, { crl, madeAt: thisUpdate.getTime(), revoked });
  return crl;
}
