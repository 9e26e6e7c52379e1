import { goodAnswer, type KeyAndCertificate, type SealIdentity, type ValidationData } from '../../pdf/index.ts';
import { makeCrl } from './crl.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { certificateBySerial, newestCertificate, type StoredCertificate, withKey } from './store.ts';

/** Everything that sealing to B-LTA with the built-in certificates needs. Makes missing ones first. */
export async function sealIdentity(deps: CertificateDeps): Promise<SealIdentity> {
  await haveCertificates(deps);
  const seal = found(await newestCertificate(deps.db, 'seal', deps.clock()), 'seal');
  const { timestamp, validation } = await builtInTimestamps(deps);
  const signer = await signerFrom(deps, seal);
  return { signer, timestamp, validation: joinValidation(await proofOf(deps, seal), validation) };
}

/** The built-in signer alone. */
export async function builtInSigner(deps: CertificateDeps): Promise<SealIdentity['signer']> {
  await haveCertificates(deps);
  return signerFrom(deps, found(await newestCertificate(deps.db, 'seal', deps.clock()), 'seal'));
}

async function signerFrom(deps: CertificateDeps, seal: StoredCertificate): Promise<SealIdentity['signer']> {
  const { chain } = await chainOf(deps, seal);
  return { ...withKey(deps.keys, seal), chain, algorithm: 'ecdsa-p256-sha256' };
}

/** The built-in timestamp authority, with what proves it as of now. */
export async function builtInTimestamps(
  deps: CertificateDeps,
): Promise<Pick<SealIdentity, 'timestamp' | 'validation'>> {
  await haveCertificates(deps);
  const authority = found(await newestCertificate(deps.db, 'timestamp', deps.clock()), 'timestamp');
  const { chain } = await chainOf(deps, authority);
  const timestamp: KeyAndCertificate & { chain: readonly Uint8Array[] } = { ...withKey(deps.keys, authority), chain };
  return { timestamp, validation: await proofOf(deps, authority) };
}

/** What proves a certificate of this environment: undefined for one that is not, or whose CA's keys are gone. */
export async function builtInProof(deps: CertificateDeps, serial: string): Promise<ValidationData | undefined> {
  // Each issuing CA that is still in force keeps a responder.
  await haveCertificates(deps);
  const row = await certificateBySerial(deps.db, serial);
  if (row === undefined || row.issuer_serial === null || row.revoked_at !== null) return undefined;
  return proofOf(deps, row);
}

const CHECKED_MS = 60_000;
const checked = new WeakMap<CertificateDeps['keys'], number>();

/** Not before every seal: what nears its end does so for months, and what is revoked is made anew where it is revoked. */
async function haveCertificates(deps: CertificateDeps): Promise<void> {
  const now = deps.clock().getTime();
  const last = checked.get(deps.keys) ?? Number.NEGATIVE_INFINITY;
  if (now >= last && now - last < CHECKED_MS) return;
  await ensureCertificates(deps);
  checked.set(deps.keys, now);
}

/** Both, each item once. */
export function joinValidation(...parts: readonly ValidationData[]): ValidationData {
  const once = (items: readonly Uint8Array[]): Uint8Array[] => [
    ...new Map(items.map((item) => [Buffer.from(item).toString('base64'), item])).values(),
  ];
  return {
    certificates: once(parts.flatMap(({ certificates }) => certificates)),
    ocsps: once(parts.flatMap(({ ocsps }) => ocsps)),
    crls: once(parts.flatMap(({ crls }) => crls)),
  };
}

async function chainOf(deps: CertificateDeps, leaf: Issued) {
  const issuer = found(await certificateBySerial(deps.db, leaf.issuer_serial ?? ''), 'issuer');
  const root = found(await certificateBySerial(deps.db, issuer.issuer_serial ?? ''), 'root');
  return { issuer, root, chain: [issuer.der, root.der] };
}

type Issued = Pick<StoredCertificate, 'der' | 'issuer_serial'>;

/** Chain, a fresh answer of the issuing CA's responder, and the lists of issuing CA and root; also for one not recorded yet. */
export async function proofOf(deps: CertificateDeps, leaf: Issued): Promise<ValidationData> {
  const { issuer, root, chain } = await chainOf(deps, leaf);
  const now = deps.clock();
  const responder = found(await newestCertificate(deps.db, 'ocsp', now, issuer.serial), 'ocsp');
  return {
    certificates: [leaf.der, responder.der, ...chain],
    ocsps: [goodAnswer(withKey(deps.keys, responder), issuer.der, leaf.der, now)],
    crls: [await makeCrl(deps, issuer), await makeCrl(deps, root)],
  };
}

function found(row: StoredCertificate | undefined, purpose: string): StoredCertificate {
  if (row === undefined) throw new Error(`No ${purpose} certificate is good now.`);
  return row;
}
