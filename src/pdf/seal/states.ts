import { hash as digestOf } from 'node:crypto';
import { OID } from '../cms/oids.ts';
import { schemeOf } from '../cms/schemes.ts';
import { assemble, messageRoom, signedAttributes } from '../cms/signed-data.ts';
import type { PdfFile, RevisionBase } from '../document/reader.ts';
import { type Appended, Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { dateString, textString } from '../document/values.ts';
import type { SealTerms, SigningIdentity, ValidationData } from '../engine.ts';
import type { FileDigest } from './file-digest.ts';
import { fillByteRange, fillContents, placeholders } from './placeholder.ts';
import { addSealFields, filledField } from './signature-field.ts';
import type {
  Gap,
  LaterObjects,
  PlainBase,
  PreparedSignature,
  PreparedTimestamp,
  SealedRevision,
  SignatureRequest,
  SignedRevision,
} from './types.ts';
import { addValidationData } from './validation-data.ts';

const NOTHING_LATER: LaterObjects = { timestamp: null, validation: null };

/**
 * First state of a certification (DocMDP P 1: no change afterwards): the revision that holds the signature, and what is
 * to be signed. `digest` has taken in the whole of `file`, by SHA-256 and by the hash of the signer's algorithm; it is not
 * changed. The file must be readable as it lies and unsigned. What B-LT and B-LTA add later is named in it already.
 * `revision` may hold marks that are certified along with the file.
 */
export function prepareSignature(
  file: PdfFile,
  digest: FileDigest,
  request: SignatureRequest,
  revision: Revision = new Revision(file.base()),
): PreparedSignature {
  const { level } = request;
  const fields = addSealFields(file, revision, {
    timestamp: level === 'B-LTA',
    validation: level === 'B-LT' || level === 'B-LTA',
  });
  return prepareIn(revision, file.source.length, digest, {
    ...request,
    number: fields.signature,
    later: fields,
    entries: [
      [
        'Reference',
        '[<</Type /SigRef/TransformMethod /DocMDP/TransformParams <</Type /TransformParams/P 1/V /1.2>>>>]',
      ],
    ],
  });
}

export interface SignatureInRevision extends SignatureRequest {
  /** Of the signature dictionary: allocated in the revision and referred to by its field, not written yet. */
  readonly number: number;
  /** Further entries of the dictionary, such as /Reference. */
  readonly entries?: readonly (readonly [string, string])[];
  readonly later?: LaterObjects;
}

/**
 * First state of any signature: `revision` is filled but for the signature dictionary, which is written here. For
 * signatures that fill in fields, lock them, or sign once more; `prepareSignature` is this for a certification.
 * `digest` has taken in the `baseLength` bytes that the revision goes behind; it is not changed.
 */
export function prepareIn(
  revision: Revision,
  baseLength: number,
  digest: FileDigest,
  request: SignatureInRevision,
): PreparedSignature {
  const { level, signer, number, later } = request;
  const { certificate, chain, algorithm } = signer;
  const tokenRoom = level === 'B-B' ? 0 : request.tokenRoom;
  revision.set(number, signatureDictionary(request, request.entries ?? [], messageRoom(signer) + tokenRoom));
  const appended = revision.finish();
  const { hash } = schemeOf(algorithm);
  const { gap, covered } = coverAll(appended, number, baseLength, digest.copy(hash));
  const toBeSigned = signedAttributes({ certificate, contentType: OID.data, digest: covered.end(hash) });
  return {
    state: 'prepared',
    level,
    baseLength,
    tail: appended.tail,
    gap,
    signer: { certificate, chain, algorithm },
    toBeSigned,
    digest: digestOf(hash, toBeSigned, 'buffer'),
    tokenRoom,
    later: later ? { timestamp: later.timestamp, validation: later.validation } : NOTHING_LATER,
    base: plain(appended.base),
  };
}

/**
 * Second state: the signature value (as CMS carries it: ECDSA-Sig-Value in DER, or the RSA octets) and, from B-T on, the
 * timestamp token over it. Whether the value is right is not checked here. Throws `RangeError` when there is too little
 * room, which only a token can be too large for.
 */
export function embedSignature(prepared: PreparedSignature, value: Uint8Array, token?: Uint8Array): SignedRevision {
  const { level, baseLength, gap, signer, toBeSigned, later, base } = prepared;
  if ((level === 'B-B') !== (token === undefined)) throw new TypeError(`A token does not go with level ${level}.`);
  const message = assemble({
    signer,
    contentType: OID.data,
    signedAttributes: toBeSigned,
    value,
    ...(token ? { token } : {}),
  });
  const tail = filled(prepared, message);
  const contents = Buffer.alloc((gap.to - gap.from - 2) / 2);
  contents.set(message);
  return { state: 'signed', level, baseLength, tail, contents, later, base };
}

export interface LongTerm {
  readonly validation: ValidationData;
  readonly time: Date;
  /** Bytes kept free for the token. */
  readonly tokenRoom: number;
}

/**
 * Third state: the update that holds validation data and, for B-LTA, room for the document timestamp over all of it. It
 * fills objects that the signed revision holds already. `digest` has taken in the file that the signature was
 * prepared from, without its tail; it is not changed.
 */
export function prepareLongTerm(
  signed: SignedRevision,
  digest: FileDigest,
  { validation, time, tokenRoom }: LongTerm,
): PreparedTimestamp | SealedRevision {
  const { baseLength, tail, later, contents } = signed;
  if (later.validation === null) throw new TypeError(`Level ${signed.level} has no validation data.`);
  const update = new Revision(revisionBase(signed.base));
  addValidationData(update, later.validation, validation, [contents], time);
  if (later.timestamp === null) {
    return { state: 'sealed', baseLength, tail: Buffer.concat([tail, update.finish().tail]) };
  }
  const number = update.allocate();
  update.set(later.timestamp.num, filledField(later.timestamp, number));
  const over = digest.copy('sha256').update(tail);
  return prepareTimestampIn(update, number, { baseLength, tail }, over, tokenRoom);
}

/**
 * Room for a document timestamp in an update that is filled but for the timestamp's dictionary, `number`, which its field
 * refers to. `digest` has taken in the file and `before.tail`.
 */
export function prepareTimestampIn(
  update: Revision,
  number: number,
  before: { readonly baseLength: number; readonly tail: Uint8Array },
  digest: FileDigest,
  tokenRoom: number,
): PreparedTimestamp {
  const entries: [string, string][] = [
    ['Type', '/DocTimeStamp'],
    ['Filter', '/Adobe.PPKLite'],
    ['SubFilter', '/ETSI.RFC3161'],
    ...placeholders(tokenRoom),
  ];
  update.set(number, writeDict(new Map(entries)));
  const { baseLength, tail } = before;
  const appended = update.finish();
  const { gap, covered } = coverAll(appended, number, baseLength + tail.length, digest);
  return {
    state: 'prepared-timestamp',
    baseLength,
    tail: Buffer.concat([tail, appended.tail]),
    gap: { from: gap.from + tail.length, to: gap.to + tail.length },
    digest: covered.end('sha256'),
    tokenRoom,
  };
}

/** Last state: the token over `prepared.digest`. Throws `RangeError` when it is larger than its room. */
export function embedTimestamp(prepared: PreparedTimestamp, token: Uint8Array): SealedRevision {
  return { state: 'sealed', baseLength: prepared.baseLength, tail: filled(prepared, token) };
}

function filled({ tail, gap }: { readonly tail: Uint8Array; readonly gap: Gap }, message: Uint8Array): Buffer {
  const bytes = Buffer.from(tail);
  fillContents(bytes, gap, message);
  return bytes;
}

/** Fills /ByteRange and goes on with the digest over what it covers behind the base. */
function coverAll(
  appended: Appended,
  number: number,
  baseLength: number,
  digest: FileDigest,
): { gap: Gap; covered: FileDigest } {
  const gap = fillByteRange(appended, number, baseLength);
  const { tail } = appended;
  return { gap, covered: digest.update(tail.subarray(0, gap.from)).update(tail.subarray(gap.to)) };
}

function signatureDictionary(
  request: SealTerms & { readonly signer: Omit<SigningIdentity, 'key'> },
  entries: readonly (readonly [string, string])[],
  room: number,
): string {
  const { time, name, reason, location } = request;
  return writeDict(
    new Map([
      ['Type', '/Sig'],
      ['Filter', '/Adobe.PPKLite'],
      ['SubFilter', '/ETSI.CAdES.detached'],
      ...placeholders(room),
      ['M', dateString(time)],
      ['Name', textString(name)],
      ['Reason', textString(reason)],
      ...(location === undefined ? [] : ([['Location', textString(location)]] as const)),
      ...entries,
    ]),
  );
}

function plain({ length, startxref, size, xref, trailer }: RevisionBase): PlainBase {
  return { length, startxref, size, xref, trailer: [...trailer] };
}

function revisionBase(base: PlainBase): RevisionBase {
  return { ...base, endsInNewline: true, trailer: new Map(base.trailer) };
}
