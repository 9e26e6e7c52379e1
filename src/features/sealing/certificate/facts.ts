import type { ChainedEvent } from '../../../domain/audit/chain.ts';
import type { RecipientProof, RecipientType } from '../../../domain/recipient/types.ts';

/** All that the completion certificate prints. */
export interface CertificateFacts {
  /** The organisation at its head. */
  readonly brand: string;
  readonly productName: string;
  readonly documentId: string;
  /** Address of the public verification page; the document's own is this with `?id=`. */
  readonly verifyUrl: string;
  readonly title: string;
  readonly pages: number;
  readonly owner: { readonly name: string; readonly email: string };
  readonly timeZone: string;
  readonly sentAt: Date | null;
  readonly sentFrom: string | null;
  readonly completedAt: Date;
  readonly madeAt: Date;
  /** SHA-256 of the finished file; merged: of the file before this certificate was appended. */
  readonly finishedSha256: string;
  /** Of the owner's copy, which shows what the others hide; null where there is none. */
  readonly ownersSha256: string | null;
  readonly sentSha256: string;
  /** Appended to the document in place of a file of its own. */
  readonly merged: boolean;
  /** Each signer has a signature in the file; the hash is that of the file as the last one left it. */
  readonly perSigner: boolean;
  /** Mark of the environment; null in live. */
  readonly environmentMark: string | null;
  readonly people: readonly CertificatePerson[];
  /** In the order of their pages. */
  readonly attachments: readonly CertificateAttachment[];
  /** What precedes the seal. */
  readonly events: readonly ChainedEvent[];
}

export interface CertificateAttachment {
  readonly name: string;
  readonly person: string;
  readonly field: string;
  readonly pages: number;
  /** Of the file as it was uploaded. */
  readonly sha256: string;
}

export interface CertificatePerson {
  readonly name: string;
  readonly email: string;
  readonly type: RecipientType;
  readonly role: string;
  readonly proofs: readonly RecipientProof[];
  readonly viewedAt: Date | null;
  readonly actedAt: Date | null;
  readonly ip: string | null;
  /** PNG; null where the person signed nothing. */
  readonly signature: Uint8Array | null;
}
