import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { signList } from './crl.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import {
  certificatesOf,
  forgetKey,
  isKeyHere,
  lockCertificates,
  newestCertificate,
  restoreKey,
  revokedUnder,
  type StoredCertificate,
  withKey,
} from './store.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** The newest root's key as PEM, encrypted (PKCS#8, AES-256), with its certificate behind it. */
export async function exportRootKey(
  deps: CertificateDeps,
  password: string,
): Promise<{ readonly pem: string; readonly serial: string } | Refusal<'root-offline'>> {
  await ensureCertificates(deps);
  const root = await newestCertificate(deps.db, 'root', deps.clock());
  if (root === undefined || !isKeyHere(root)) return refuse('root-offline');
  const key = createPrivateKey({ key: Buffer.from(withKey(deps.keys, root).key), format: 'der', type: 'pkcs8' });
  const wrapped = key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password });
  return { pem: `${wrapped}${new X509Certificate(root.der)}`, serial: root.serial };
}

/**
 * Erases a root's key here, after it has signed a list of what it revoked that counts for a year. Sealing goes on: the
 * issuing CA's key stays. Before the year is over the key has to come back once.
 */
export async function forgetRootKey(
  deps: CertificateDeps,
  serial: string,
): Promise<{ readonly until: Date } | Refusal<'root-offline'>> {
  return deps.db.transaction().execute(async (tx) => {
    await lockCertificates(tx);
    const root = (await certificatesOf(tx, 'root', deps.clock())).find((one) => one.serial === serial);
    if (root === undefined || !isKeyHere(root)) return refuse('root-offline');
    const until = new Date(Math.min(deps.clock().getTime() + YEAR, root.not_after.getTime()));
    const crl = await signList(deps, root, await revokedUnder(tx, serial), until);
    await forgetKey(tx, serial, { crl, until });
    return { until };
  });
}

/** Brings a root's key back, from the PEM that the export made. */
export async function importRootKey(
  deps: CertificateDeps,
  pem: string,
  password: string,
): Promise<{ readonly serial: string } | Refusal<'wrong-password' | 'unknown-certificate' | 'already-here'>> {
  const key = openKey(pem, password);
  if (key === undefined) return refuse('wrong-password');
  return deps.db.transaction().execute(async (tx) => {
    await lockCertificates(tx);
    const root = (await certificatesOf(tx, 'root', deps.clock())).find((one) => belongs(key, one));
    if (root === undefined) return refuse('unknown-certificate');
    if (isKeyHere(root)) return refuse('already-here');
    await restoreKey(tx, deps.keys, root.serial, key.export({ format: 'der', type: 'pkcs8' }));
    return { serial: root.serial };
  });
}

/** When the list of a root that is elsewhere stops counting; null while the key is here. */
export async function offlineUntil(deps: Pick<CertificateDeps, 'db' | 'clock'>): Promise<Date | null> {
  const root = await newestCertificate(deps.db, 'root', deps.clock());
  return root === undefined || isKeyHere(root) ? null : root.offline_crl_until;
}

function openKey(pem: string, password: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key: pem, format: 'pem', passphrase: password });
  } catch {
    return undefined;
  }
}

function belongs(key: KeyObject, root: StoredCertificate): boolean {
  return new X509Certificate(root.der).publicKey.equals(createPublicKey(key));
}
