/**
 * The states that a seal goes through when a key or a timestamp authority is elsewhere. All of it is plain data (numbers,
 * text, byte arrays): it passes between threads, and `storeState` makes text of it, so that a signer may stop anywhere
 * and go on in another process, another day. The file itself is in none of them.
 *
 *     PreparedSignature --value, token--> SignedRevision --validation data--> PreparedTimestamp --token--> SealedRevision
 *
 * Bytes are finished with each step; what is done once is never done again. A tail is what has to be put behind the file
 * that the first state was prepared from.
 */

/** How signature values are made; the digest that goes with each follows its name. RSA-PSS: MGF1 and salt of SHA-256. */
export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'ecdsa-p384-sha384' | 'rsa-pkcs1-sha256' | 'rsa-pss-sha256';

/**
 * Who signs: certificate, its issuers up to the root (leaf's issuer first), all DER, and how. `key` is PKCS#8 DER; without it
 * the signature value is made elsewhere (see `Signer`).
 */
export interface SigningIdentity {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  readonly key?: Uint8Array;
}

/** What proves chains for good: all DER, roots and responders among the certificates. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** What a seal says and reaches: PAdES baseline levels (EN 319 142-1). */
export interface SealTerms {
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
  readonly reason: string;
  readonly location?: string;
  readonly name: string;
  readonly time: Date;
}

/** Place in a tail of the hex string of /Contents, its brackets included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Objects of a signed revision that a later update fills. */
export interface LaterObjects {
  /** The field of the document timestamp. */
  readonly timestamp: EmptyField | null;
  /** Number of the document security store. */
  readonly validation: number | null;
}

/** A field without a value: the number of its object, and its entries. */
export interface EmptyField {
  readonly num: number;
  readonly entries: readonly (readonly [string, string])[];
}

/** What an update has to know of the file and its tail: `RevisionBase` as plain data. */
export interface PlainBase {
  readonly length: number;
  readonly startxref: number;
  readonly size: number;
  readonly xref: 'table' | 'stream';
  readonly trailer: readonly (readonly [string, string])[];
}

interface Tail {
  /** Bytes of the file that the tail goes behind. */
  readonly baseLength: number;
  readonly tail: Uint8Array;
}

/** A revision with room for a signature. */
export interface PreparedSignature extends Tail {
  readonly state: 'prepared';
  readonly level: SealTerms['level'];
  readonly gap: Gap;
  readonly signer: Omit<SigningIdentity, 'key'>;
  /** DER of the signed attributes: what the signature value is made over. */
  readonly toBeSigned: Uint8Array;
  /** Digest of it, by the hash that the algorithm names: for devices that sign digests. */
  readonly digest: Uint8Array;
  /** Bytes there are for the timestamp token. */
  readonly tokenRoom: number;
  readonly later: LaterObjects;
  readonly base: PlainBase;
}

/** Signed; the end for B-B and B-T. */
export interface SignedRevision extends Tail {
  readonly state: 'signed';
  readonly level: SealTerms['level'];
  /** The whole string of /Contents, padding included: its SHA-1 is the signature's key in /VRI. */
  readonly contents: Uint8Array;
  readonly later: LaterObjects;
  readonly base: PlainBase;
}

/** Everything but the token of the document timestamp. */
export interface PreparedTimestamp extends Tail {
  readonly state: 'prepared-timestamp';
  readonly gap: Gap;
  /** SHA-256 that the token must be about. */
  readonly digest: Uint8Array;
  readonly tokenRoom: number;
}

export interface SealedRevision extends Tail {
  readonly state: 'sealed';
}

export interface SignatureRequest extends SealTerms {
  readonly signer: Omit<SigningIdentity, 'key'>;
  /** Bytes kept free for the timestamp token; none is expected for B-B. */
  readonly tokenRoom: number;
}

export interface PrepareLongTermRequest {
  /** The file that the signature was prepared from. */
  readonly from: string;
  readonly signed: SignedRevision;
  readonly validation: ValidationData;
  readonly time: Date;
  readonly tokenRoom: number;
}

export interface PrepareRenewalRequest {
  /** Path of a sealed file. */
  readonly from: string;
  /** What proves the last document timestamp. */
  readonly validation: ValidationData;
  readonly time: Date;
  readonly tokenRoom: number;
}

export interface WriteSealedRequest {
  readonly from: string;
  /** Must not exist. */
  readonly to: string;
  readonly sealed: SealedRevision | SignedRevision;
}
