import { type EnvironmentName, environments } from '../../domain/environment.ts';
import type { KnownDocument } from '../../domain/verification/facts.ts';
import type { TrustAnchor, Verification, VerifyOptions } from '../../pdf/index.ts';
import { currentRevocationLists, rootCertificates } from '../certificates/public.ts';
import type { Deps } from '../deps.ts';
import { documentByHash, sealedBefore, signersOf } from './store.ts';

/** A verification with what this installation knows beyond the file. */
export interface FileReport extends Verification {
  readonly environment: EnvironmentName | null;
  readonly selfIssued: boolean;
  readonly checkedAt: string;
  readonly document: KnownDocument | null;
}

type TrustDeps = Pick<Deps, 'signerRoots' | 'db' | 'settings' | 'environment' | 'keys' | 'clock' | 'timestamps'>;

/** Verifies a file against this environment's roots and lists, and says which finished document it is. Nothing is kept. */
export async function verifyFile(deps: TrustDeps & Pick<Deps, 'pdf'>, bytes: Uint8Array): Promise<FileReport> {
  const options = await trustOf([deps]);
  const verification = await deps.pdf.verify(bytes, options);
  return { ...describe(verification, options.time), document: await knownDocument(deps, verification.sha256) };
}

/** Roots, labelled with their environment's name, and current revocation lists. */
export async function trustOf(instances: readonly TrustDeps[]): Promise<VerifyOptions> {
  const anchors: TrustAnchor[] = [];
  const crls: Uint8Array[] = [];
  for (const deps of instances) {
    for (const certificate of await rootCertificates(deps)) anchors.push({ certificate, label: deps.environment.name });
    for (const certificate of deps.signerRoots) anchors.push({ certificate, label: 'signers' });
    for (const certificate of deps.timestamps.roots)
      anchors.push({ certificate, label: 'timestamps', only: 'timestamps' });
    crls.push(...(await currentRevocationLists(deps)));
  }
  return { time: instances[0]?.clock() ?? new Date(0), anchors, crls };
}

/** Adds what the labels of the anchors mean here. */
export function describe(verification: Verification, time: Date): Omit<FileReport, 'document'> {
  const signatures = verification.signatures.filter(({ kind }) => kind === 'signature');
  const labels = signatures.map(({ anchor }) => anchor);
  return {
    ...verification,
    environment: environmentOf(verification),
    selfIssued: labels.length > 0 && labels.every((label) => label !== null && Object.hasOwn(environments, label)),
    checkedAt: time.toISOString(),
  };
}

/**
 * By the root that a signature leads to. A file whose certificates call themselves tests is one, whoever made them:
 * nobody gains by claiming that.
 */
function environmentOf({ signatures }: Verification): EnvironmentName | null {
  const links = signatures.flatMap(({ chain }) => chain);
  const names = links.flatMap(({ commonName, organization }) => [commonName, organization ?? '']);
  for (const { name, certificatePrefix } of Object.values(environments)) {
    if (certificatePrefix !== '' && names.some((text) => text.startsWith(certificatePrefix))) return name;
  }
  const label = signatures.find(({ anchor }) => anchor !== null)?.anchor ?? '';
  return label === 'live' || label === 'sandbox' ? label : null;
}

/** Whoever holds the very file may know who signed it and how each was proved; it says so itself. No addresses. */
export async function knownDocument(deps: Pick<Deps, 'db'>, sha256: string): Promise<KnownDocument | null> {
  const row = await documentByHash(deps.db, sha256);
  if (!row) return null;
  const signers = await signersOf(deps.db, row.id);
  const kind = row.certificate_blob === sha256 ? 'certificate' : row.owner_blob === sha256 ? 'owner' : 'final';
  const before = await sealedBefore(deps.db, row.id);
  const former = before.find((one) => one.sha256 === sha256);
  const first = former === undefined ? before.find((one) => one.kind === kind) : undefined;
  return {
    id: row.id,
    file: (former?.kind ?? kind) === 'certificate' ? 'certificate' : 'document',
    sealedSha256: first?.sha256 ?? null,
    signers: signers.map(({ name, proofs }) => ({ name, proofs: [...proofs] })),
  };
}
