/** What `verify` takes and answers. Everything answered is plain data: strings, numbers, ISO 8601 times in UTC. */

export interface VerifyOptions {
  /** The moment to judge at. */
  readonly time: Date;
  /** Roots to trust. Nothing else is: a chain that ends elsewhere is reported as not trusted. */
  readonly anchors: readonly TrustAnchor[];
  /** DER of current revocation lists that the caller knows, beside those in the file. */
  readonly crls?: readonly Uint8Array[];
}

export interface TrustAnchor {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Handed back with every signature that leads here: how the caller tells its own roots from others. */
  readonly label: string;
  /** Trusted for the certificates of timestamp authorities, not for those of signers. */
  readonly only?: 'timestamps';
}

/**
 * - `valid-unchanged`: every signature is intact and trusted; what was added later, each of them allows.
 * - `changed-after-signing`: signed bytes differ, or something was added that is not allowed.
 * - `signed-not-trusted`: intact, but a signer leads to no trusted root, was revoked or expired, or the algorithms are weak.
 * - `no-signature`, `unreadable`: nothing to judge.
 */
export type Verdict =
  | 'valid-unchanged'
  | 'changed-after-signing'
  | 'signed-not-trusted'
  | 'no-signature'
  | 'unreadable';

export interface Verification {
  readonly verdict: Verdict;
  /** Why, most important first; empty when valid. */
  readonly reasons: readonly Reason[];
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** 0 when the pages can't be counted. */
  readonly pages: number;
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureReport[];
  /** From the first signed revision on, in order of the file. */
  readonly revisions: readonly RevisionReport[];
}

export type ReasonCode =
  /** The file: no PDF, encrypted, damaged, too large to judge within the bounds. */
  | 'not-a-pdf'
  | 'encrypted'
  | 'damaged'
  | 'too-complex'
  /** A signature is broken. */
  | 'byte-range'
  | 'digest-mismatch'
  | 'signature-invalid'
  | 'malformed-signature'
  | 'signing-certificate-mismatch'
  /** The file was changed. */
  | 'change-not-allowed'
  | 'signature-removed'
  | 'trailing-bytes'
  /** A signature is intact, and not to be trusted. */
  | 'untrusted-root'
  | 'chain-invalid'
  | 'expired'
  | 'revoked'
  | 'weak-algorithm'
  | 'unsupported-algorithm';

export interface Reason {
  readonly code: ReasonCode;
  /** Index into `signatures`, or null. */
  readonly signature: number | null;
  /** One sentence. */
  readonly text: string;
}

export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

export interface SignatureReport {
  readonly kind: 'signature' | 'timestamp';
  /** Full name of its field. */
  readonly field: string;
  readonly subFilter: string;
  /** Digest, signature value and ByteRange are right: the bytes of its revision are those that were signed. */
  readonly intact: boolean;
  /** Chain to an anchor, valid at `time`, not revoked, no weak algorithm. */
  readonly trusted: boolean;
  readonly problems: readonly ReasonCode[];
  /** Label of the anchor it leads to, intact or not; null for none. */
  readonly anchor: string | null;
  readonly covers: 'whole-file' | 'revision' | 'unclear';
  readonly byteRange: readonly number[];
  /** Signer first, up to the root as far as it is known. */
  readonly chain: readonly ChainLink[];
  /** PAdES baseline level; null for timestamps and for signatures that are not PAdES. */
  readonly level: Level | null;
  /** Why the level is not PAdES at all, or not the next higher one. */
  readonly levelRemark: string;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly weak: boolean;
  /** Moment the signature is proved to have existed; null when nothing trusted proves one. */
  readonly provedTime: string | null;
  readonly provedBy: 'signature-timestamp' | 'document-timestamp' | null;
  /** What the signer says, proved by nothing: /M or signing-time. */
  readonly claimedTime: string | null;
  /** Tokens inside the signature, and for a document timestamp its own. */
  readonly timestamps: readonly TimestampReport[];
  /** /Name, /Reason, /Location as the signer wrote them. */
  readonly name: string | null;
  readonly reason: string | null;
  readonly location: string | null;
  /** DocMDP P of a certification; null for an approval. */
  readonly certification: 1 | 2 | 3 | null;
  /** FieldMDP: fields that may not change. */
  readonly locks: FieldLock | null;
}

export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

export interface TimestampReport {
  readonly time: string;
  readonly authority: string;
  readonly intact: boolean;
  readonly trusted: boolean;
  readonly anchor: string | null;
  readonly chain: readonly ChainLink[];
}

export interface ChainLink {
  readonly subject: string;
  readonly commonName: string;
  readonly organization: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the DER. */
  readonly fingerprint: string;
  readonly isAnchor: boolean;
  /** What its policies tell people (user notices). */
  readonly notices: readonly string[];
  readonly revocation: Revocation;
}

export interface Revocation {
  /** `unchecked`: nothing in the file, nor given, says so; a root is never asked about. */
  readonly status: 'good' | 'revoked' | 'unchecked' | 'root';
  readonly source: 'ocsp' | 'crl' | null;
  /** When that was said. */
  readonly at: string | null;
  readonly revokedAt: string | null;
}

export type ChangeKind =
  | 'validation-data'
  | 'timestamp'
  | 'signature'
  | 'form-values'
  | 'form-structure'
  | 'annotations'
  | 'page-content'
  | 'pages'
  | 'metadata'
  | 'structure'
  | 'signature-removed'
  | 'unused-objects'
  | 'trailing-bytes';

export interface Change {
  readonly kind: ChangeKind;
  readonly allowed: boolean;
  /** Page, counted from 1, where it is on one. */
  readonly page: number | null;
  /** Field, type of annotation, key of the catalog. */
  readonly detail: string | null;
}

export interface RevisionReport {
  /** From 1. */
  readonly number: number;
  /** Offset behind its last byte. */
  readonly end: number;
  /** Signature that covers it and nothing more: index into `signatures`. */
  readonly signature: number | null;
  /** Compared with the revision before; empty for the first. */
  readonly changes: readonly Change[];
}
