import { makeCrl } from './crl.ts';
import type { CertificateDeps } from './ensure.ts';
import { certificateBySerial, certificatesOf, type StoredCertificate } from './store.ts';

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
  return ca === undefined ? undefined : makeCrl(deps, ca);
}

/** The root that people who want to trust this instance's seals install. */
export async function rootCertificate(deps: Pick<CertificateDeps, 'db' | 'clock'>): Promise<Uint8Array | undefined> {
  return (await certificatesOf(deps.db, 'root', deps.clock())).at(-1)?.der;
}

async function authority(deps: Pick<CertificateDeps, 'db'>, serial: string): Promise<StoredCertificate | undefined> {
  const row = await certificateBySerial(deps.db, serial);
  return row?.purpose === 'root' || row?.purpose === 'issuer' ? row : undefined;
}
