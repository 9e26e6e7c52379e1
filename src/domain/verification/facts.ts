import type { EnvironmentName } from '../environment.ts';
import type { RecipientProof } from '../recipient/types.ts';

/** What is told about a verified PDF, as far as sentences are made of it. Times are ISO 8601, UTC. */
export interface VerifiedFile {
  readonly verdict: 'valid-unchanged' | 'changed-after-signing' | 'signed-not-trusted' | 'no-signature' | 'unreadable';
  /** The environment of this installation that sealed it; null for anybody else's file. */
  readonly environment: EnvironmentName | null;
  /** The last signer's chain ends in this installation's own root. */
  readonly selfIssued: boolean;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  readonly sha256: string;
  readonly signatures: readonly VerifiedSignature[];
  readonly revisions: readonly VerifiedRevision[];
  /** The completed document of this installation that is, byte for byte, this file. */
  readonly document: KnownDocument | null;
}

export interface KnownDocument {
  readonly id: string;
  readonly file: 'document' | 'certificate';
  /** SHA-256 of the file as it was sealed, which the completion certificate names and this file begins with; null when it is this file's own. */
  readonly sealedSha256: string | null;
  readonly signers: readonly { readonly name: string; readonly proofs: readonly RecipientProof[] }[];
}

export interface VerifiedSignature {
  readonly kind: 'signature' | 'timestamp';
  readonly intact: boolean;
  readonly trusted: boolean;
  readonly level: string | null;
  readonly levelRemark: string;
  readonly name: string | null;
  readonly provedTime: string | null;
  readonly provedBy: 'signature-timestamp' | 'document-timestamp' | null;
  readonly claimedTime: string | null;
  readonly certification: number | null;
  readonly anchor: string | null;
  readonly chain: readonly VerifiedCertificate[];
}

export interface VerifiedCertificate {
  readonly commonName: string;
  readonly organization: string | null;
  readonly notices: readonly string[];
  readonly revocation: { readonly status: 'good' | 'revoked' | 'unchecked' | 'root'; readonly at: string | null };
}

export interface VerifiedRevision {
  readonly signature: number | null;
  readonly changes: readonly VerifiedChange[];
}

export interface VerifiedChange {
  readonly kind: string;
  readonly allowed: boolean;
  readonly page: number | null;
  readonly detail: string | null;
}

/** Signatures of people and organisations, timestamps left out. */
export function signaturesOf(file: VerifiedFile): readonly VerifiedSignature[] {
  return file.signatures.filter(({ kind }) => kind === 'signature');
}

/** Who signed, as the certificate says. */
export function signerName(signature: VerifiedSignature): string {
  const leaf = signature.chain[0];
  return leaf?.organization ?? leaf?.commonName ?? signature.name ?? 'an unknown signer';
}
