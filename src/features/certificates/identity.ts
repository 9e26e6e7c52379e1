import { goodAnswer, type KeyAndCertificate, type SealIdentity, type ValidationData } from '../../pdf/index.ts';
import { makeCrl } from './crl.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { certificateBySerial, newestCertificate, type StoredCertificate, withKey } from './store.ts';

/** Everything that sealing to B-LTA with the built-in certificates needs. Makes missing ones first. */
export async function sealIdentity(deps: CertificateDeps): Promise<SealIdentity> {
  await ensureCertificates(deps);
  const seal = found(await newestCertificate(deps.db, 'seal', deps.clock()), 'seal');
  const above = await chainOf(deps, seal);
  const { timestamp, validation } = await authorityNow(deps);
  const signer = { ...withKey(deps.keys, seal), chain: above.chain, algorithm: 'ecdsa-p256-sha256' } as const;
  return { signer, timestamp, validation: joinValidation(await proofOf(deps, seal), validation) };
}

/** The built-in timestamp authority, with what proves it as of now. */
export async function builtInTimestamps(
  deps: CertificateDeps,
): Promise<Pick<SealIdentity, 'timestamp' | 'validation'>> {
  await ensureCertificates(deps);
  return authorityNow(deps);
}

async function authorityNow(deps: CertificateDeps): Promise<Pick<SealIdentity, 'timestamp' | 'validation'>> {
  const authority = found(await newestCertificate(deps.db, 'timestamp', deps.clock()), 'timestamp');
  const { chain } = await chainOf(deps, authority);
  const timestamp: KeyAndCertificate & { chain: readonly Uint8Array[] } = { ...withKey(deps.keys, authority), chain };
  return { timestamp, validation: await proofOf(deps, authority) };
}

/** What proves a certificate of this environment: undefined for one that is not, or whose CA's keys are gone. */
export async function builtInProof(deps: CertificateDeps, serial: string): Promise<ValidationData | undefined> {
  await ensureCertificates(deps);
  const row = await certificateBySerial(deps.db, serial);
  if (row === undefined || row.issuer_serial === null || row.revoked_at !== null) return undefined;
  return proofOf(deps, row);
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
