import type { RecipientProof } from '../recipient/types.ts';
import type { WriteMoment } from './answer.ts';
import { signaturesOf, signerName, type VerifiedChange, type VerifiedFile, type VerifiedRevision } from './facts.ts';

/** Details in one line each: the closed row answers already. */
export function signersLine(file: VerifiedFile): string {
  const known = file.document?.signers ?? [];
  if (known.length > 0) return known.map(({ name, proofs }) => `${name}${provedText(proofs)}`).join(', ');
  const names = [...new Set(signaturesOf(file).map(signerName))];
  return names.length === 0 ? 'Nobody' : names.join(', ');
}

const proofWords: Readonly<Record<RecipientProof, string>> = {
  'link-mailed': 'link',
  'link-shared': 'shared link',
  'email-code': 'email code',
  'access-code': 'access code',
  session: 'sign-in',
};

/** " by link and email code"; how the person reached the document, never who the person is. */
export function provedText(proofs: readonly RecipientProof[]): string {
  const words = proofs.map((proof) => proofWords[proof]);
  if (words.length === 0) return '';
  const last = words[words.length - 1];
  return words.length === 1 ? ` by ${last}` : ` by ${words.slice(0, -1).join(', ')} and ${last}`;
}

/** One seal, one signature of each signer in a certified form, or whatever else it is. */
export function kindLine(file: VerifiedFile): string {
  const signatures = signaturesOf(file);
  const certified = signatures.find(({ certification }) => certification !== null);
  const others = signatures.filter(({ certification }) => certification === null).length;
  if (!certified) return others === 1 ? 'One signature' : `${others} signatures`;
  if (others === 0) return 'One seal over everything';
  return `Signature per signer: a certified form and ${others === 1 ? '1 signature' : `${others} signatures`}`;
}

export function levelLine(file: VerifiedFile): string {
  if (file.verdict === 'changed-after-signing') return 'None for this file';
  const signatures = signaturesOf(file);
  const levels = [...new Set(signatures.map(({ level }) => level ?? 'Not PAdES'))];
  if (levels.length === 0) return 'None';
  return `${levels.join(', ')}${file.selfIssued ? ', self-issued' : ''}`;
}

export function timesLine(file: VerifiedFile, moment: WriteMoment): string {
  const first = signaturesOf(file)[0] ?? file.signatures[0];
  if (!first) return 'None';
  const last = signaturesOf(file).at(-1);
  if (first.provedTime && last?.provedTime && last !== first)
    return `${moment(first.provedTime)} to ${moment(last.provedTime)}, from timestamps inside the file`;
  if (first.provedTime) return `${moment(first.provedTime)}, from a timestamp inside the file`;
  return first.claimedTime ? `${moment(first.claimedTime)}, as the signer says` : 'No time is stated';
}

export function chainLine(file: VerifiedFile): string {
  const first = signaturesOf(file)[0] ?? file.signatures[0];
  const root = first?.chain[first.chain.length - 1];
  if (!first || !root) return 'No certificate';
  const count = first.chain.length === 1 ? '1 certificate' : `${first.chain.length} certificates`;
  return first.anchor === null
    ? `${count}, up to ${root.commonName}, which is not trusted`
    : `${count}, up to ${root.commonName}`;
}

export function revocationLine(file: VerifiedFile): string {
  const statuses = file.signatures.flatMap(({ chain }) => chain.map(({ revocation }) => revocation.status));
  if (statuses.includes('revoked')) return 'A certificate was revoked';
  if (statuses.includes('unchecked')) return 'Not known for every certificate';
  return statuses.length === 0 ? 'Nothing to check' : 'None revoked when it was signed';
}

export function changesLine(file: VerifiedFile): string {
  const changes = file.revisions.flatMap((revision) => revision.changes);
  const forbidden = changes.find(({ allowed }) => !allowed);
  if (forbidden) return `${changeText(forbidden)} after signing`;
  if (file.verdict === 'changed-after-signing') return 'Bytes that were signed have changed';
  const count = file.revisions.length;
  if (count <= 1) return 'None: one revision';
  return `${count} revisions: ${file.revisions.map((one) => shortText(file, one)).join(', then ')}`;
}

function shortText(file: VerifiedFile, revision: VerifiedRevision): string {
  const kinds = new Set(revision.changes.map(({ kind }) => kind));
  if (kinds.size === 0) return `the ${revisionText(file, revision).toLowerCase()}`;
  if (isProtection(revision)) return kinds.has('timestamp') ? 'its timestamp' : 'its certificates';
  return revisionText(file, revision).toLowerCase();
}

/** Only what keeps the signature verifiable was added. */
function isProtection({ changes }: VerifiedRevision): boolean {
  return changes.every(({ kind }) => kind === 'timestamp' || kind === 'validation-data');
}

/** What a revision is, for people. */
export function revisionText(file: VerifiedFile, revision: VerifiedRevision): string {
  const texts = [...new Set(revision.changes.map(changeText))];
  if (texts.length === 2 && isProtection(revision)) return 'Timestamp and certificates added';
  if (texts.length > 0) return texts.join(', ');
  const signature = revision.signature === null ? undefined : file.signatures[revision.signature];
  if (!signature) return 'Nothing changed';
  if (signature.kind === 'timestamp') return 'Timestamp';
  return signature.certification === null ? 'Signature' : 'Seal';
}

const changeWords: Readonly<Record<string, string>> = {
  'validation-data': 'Certificates added',
  timestamp: 'Timestamp added',
  signature: 'Signature added',
  'form-values': 'Field filled in',
  'form-structure': 'Form altered',
  annotations: 'Annotation changed',
  'page-content': 'Page altered',
  pages: 'Pages added, removed or moved',
  metadata: 'Document properties changed',
  structure: 'Document structure altered',
  'signature-removed': 'Signature removed',
  'unused-objects': 'Nothing visible added',
  'trailing-bytes': 'Bytes put behind the end',
};

export function changeText({ kind, page }: VerifiedChange): string {
  if (kind === 'page-content' && page !== null) return `Page ${page} altered`;
  if (kind === 'annotations' && page !== null) return `Annotation changed on page ${page}`;
  return changeWords[kind] ?? 'Something changed';
}
