import { makeCrl } from './crl.ts';
import type { CertificateDeps } from './ensure.ts';
import {
  certificateBySerial,
  certificatesOf,
  newestCertificate,
  revokedUnder,
  type StoredCertificate,
} from './store.ts';

/** DER of a CA's certificate; undefined for what is no CA of this environment. */
export async function caCertificate(
  deps: Pick<CertificateDeps, 'db'>,
  serial: string,
): Promise<Uint8Array | undefined> {
  return (await authority(deps, serial))?.der;
}

/** DER of a CA's current revocation list. */
export async function caRevocationList(deps: CertificateDeps, serial: string): Promise<Uint8Array | undefined> {
  const ca = await authority(deps, serial);
  return ca === undefined ? undefined : makeCrl(deps, ca, await revokedUnder(deps.db, ca.serial));
}

/** The root that people who want to trust this instance's seals install. */
export async function rootCertificate(deps: Pick<CertificateDeps, 'db' | 'clock'>): Promise<Uint8Array | undefined> {
  return (await newestCertificate(deps.db, 'root', deps.clock()))?.der;
}

/** Every root there ever was, but those revoked: what was sealed under an older one stays verifiable. */
export async function rootCertificates(deps: Pick<CertificateDeps, 'db'>): Promise<Uint8Array[]> {
  const roots = await certificatesOf(deps.db, 'root', new Date(0));
  return roots.filter(({ revoked_at }) => revoked_at === null).map(({ der }) => der);
}

/** Lists of all CAs whose keys or last lists are here, as of now. */
export async function currentRevocationLists(deps: CertificateDeps): Promise<Uint8Array[]> {
  const now = deps.clock();
  const authorities = [
    ...(await certificatesOf(deps.db, 'root', now)),
    ...(await certificatesOf(deps.db, 'issuer', now)),
  ];
  return Promise.all(
    authorities
      .filter((ca) => ca.key_wrapped !== null || ca.offline_crl !== null)
      .map(async (ca) => makeCrl(deps, ca, await revokedUnder(deps.db, ca.serial))),
  );
}

async function authority(deps: Pick<CertificateDeps, 'db'>, serial: string): Promise<StoredCertificate | undefined> {
  const row = await certificateBySerial(deps.db, serial);
  return row?.purpose === 'root' || row?.purpose === 'issuer' ? row : undefined;
}
