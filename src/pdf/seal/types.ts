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
import type { Mark, SealTerms, SigningIdentity, ValidationData } from '../engine.ts';

/** Place in a tail of the hex string of /Contents, its brackets included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Numbers of the objects that a signed revision names and that a later update writes. */
export interface LaterObjects {
  /** The document timestamp's dictionary. */
  readonly timestamp: number | null;
  /** The parts of /DSS: arrays, and the dictionary of VRIs. */
  readonly validation: ValidationNumbers | null;
}

export interface ValidationNumbers {
  readonly certs: number;
  readonly ocsps: number;
  readonly crls: number;
  readonly vri: number;
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

export interface PrepareSignatureRequest {
  /** Path of a file that can be read as it lies. */
  readonly from: string;
  /** Drawn first, as a revision of their own. */
  readonly marks: readonly Mark[];
  readonly signature: SignatureRequest;
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
