import { goodAnswer, type KeyAndCertificate, type SealIdentity, type ValidationData } from '../../pdf/index.ts';
import { makeCrl } from './crl.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { readStanding, type StandingCertificates } from './standing.ts';
import { certificateBySerial, type StoredCertificate, withKey } from './store.ts';

/** Everything that sealing to B-LTA with the built-in certificates needs. Makes missing ones first. */
export async function sealIdentity(deps: CertificateDeps): Promise<SealIdentity> {
  await haveCertificates(deps);
  const standing = await readStanding(deps.db);
  const seal = found(standing.newest('seal', deps.clock()), 'seal');
  const { timestamp, validation } = await timestampsOf(deps, standing);
  const signer = signerFrom(deps, standing, seal);
  return { signer, timestamp, validation: joinValidation(await proofIn(deps, standing, seal), validation) };
}

/** The built-in signer alone. */
export async function builtInSigner(deps: CertificateDeps): Promise<SealIdentity['signer']> {
  await haveCertificates(deps);
  const standing = await readStanding(deps.db);
  return signerFrom(deps, standing, found(standing.newest('seal', deps.clock()), 'seal'));
}

function signerFrom(
  deps: CertificateDeps,
  standing: StandingCertificates,
  seal: StoredCertificate,
): SealIdentity['signer'] {
  const { chain } = chainOf(standing, seal);
  return { ...withKey(deps.keys, seal), chain, algorithm: 'ecdsa-p256-sha256' };
}

type BuiltInTimestamps = Pick<SealIdentity, 'timestamp' | 'validation'>;

/** The built-in timestamp authority, with what proves it as of now. */
export async function builtInTimestamps(deps: CertificateDeps): Promise<BuiltInTimestamps> {
  await haveCertificates(deps);
  return timestampsOf(deps, await readStanding(deps.db));
}

async function timestampsOf(deps: CertificateDeps, standing: StandingCertificates): Promise<BuiltInTimestamps> {
  const authority = found(standing.newest('timestamp', deps.clock()), 'timestamp');
  const { chain } = chainOf(standing, authority);
  const timestamp: KeyAndCertificate & { chain: readonly Uint8Array[] } = { ...withKey(deps.keys, authority), chain };
  return { timestamp, validation: await proofIn(deps, standing, authority) };
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

type Issued = Pick<StoredCertificate, 'der' | 'issuer_serial'>;

function chainOf(standing: StandingCertificates, leaf: Issued) {
  const issuer = found(standing.bySerial(leaf.issuer_serial), 'issuer');
  const root = found(standing.bySerial(issuer.issuer_serial), 'root');
  return { issuer, root, chain: [issuer.der, root.der] };
}

/** Chain, a fresh answer of the issuing CA's responder, and the lists of issuing CA and root; also for one not recorded yet. */
export async function proofOf(deps: CertificateDeps, leaf: Issued): Promise<ValidationData> {
  return proofIn(deps, await readStanding(deps.db), leaf);
}

async function proofIn(deps: CertificateDeps, standing: StandingCertificates, leaf: Issued): Promise<ValidationData> {
  const { issuer, root, chain } = chainOf(standing, leaf);
  const now = deps.clock();
  const responder = found(standing.newest('ocsp', now, issuer.serial), 'ocsp');
  const lists = [issuer, root].map((ca) => makeCrl(deps, ca, standing.revokedUnder(ca.serial)));
  return {
    certificates: [leaf.der, responder.der, ...chain],
    ocsps: [goodAnswer(withKey(deps.keys, responder), issuer.der, leaf.der, now)],
    crls: await Promise.all(lists),
  };
}

function found(row: StoredCertificate | undefined, purpose: string): StoredCertificate {
  if (row === undefined) throw new Error(`No ${purpose} certificate is good now.`);
  return row;
}
