import { createCrl, type RevocationReason } from '../../pdf/index.ts';
import type { CertificateDeps } from './ensure.ts';
import { isKeyHere, type StoredCertificate, withKey } from './store.ts';

/** RFC 5280, 5.3.1: as stored. */
export const reasonCodes: Readonly<Record<RevocationReason, number>> = {
  unspecified: 0,
  'key-compromise': 1,
  'ca-compromise': 2,
  'affiliation-changed': 3,
  superseded: 4,
  'cessation-of-operation': 5,
};

export function revocationReason(code: number | null): RevocationReason {
  const found = Object.entries(reasonCodes).find(([, one]) => one === code);
  return (found?.[0] as RevocationReason | undefined) ?? 'unspecified';
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
 * is the second it was made in: it only grows. Of a root whose key is elsewhere it is the list that key signed last.
 * `rows` are the certificates revoked under it.
 */
export async function makeCrl(
  deps: CertificateDeps,
  ca: StoredCertificate,
  rows: readonly StoredCertificate[],
): Promise<Uint8Array> {
  if (!isKeyHere(ca) && ca.offline_crl !== null) return ca.offline_crl;
  const thisUpdate = deps.clock();
  const revoked = JSON.stringify(rows.map((row) => [row.serial, row.revoked_at, row.revocation_reason]));
  const lists = kept.get(deps.keys) ?? new Map<string, Kept>();
  kept.set(deps.keys, lists);
  const known = lists.get(ca.serial);
  const age = known === undefined ? KEPT_MS : thisUpdate.getTime() - known.madeAt;
  if (known?.revoked === revoked && age >= 0 && age < KEPT_MS) return known.crl;
  const crl = await signList(deps, ca, rows);
  lists.set(ca.serial, { crl, madeAt: thisUpdate.getTime(), revoked });
  return crl;
}

/** A new list of what is revoked under a CA whose key is here, good for 7 days unless `nextUpdate` says otherwise. */
export async function signList(
  deps: Pick<CertificateDeps, 'keys' | 'clock'>,
  ca: StoredCertificate,
  revoked: readonly StoredCertificate[],
  nextUpdate?: Date,
): Promise<Uint8Array> {
  const thisUpdate = deps.clock();
  return createCrl({
    issuer: withKey(deps.keys, ca),
    number: Math.floor(thisUpdate.getTime() / 1000),
    thisUpdate,
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
    revoked: revoked.map((row) => ({
      serial: row.serial,
      revokedAt: row.revoked_at ?? thisUpdate,
      reason: revocationReason(row.revocation_reason),
    })),
  });
}
