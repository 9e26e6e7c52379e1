import { createHash, type Hash } from 'node:crypto';
import { OID } from '../cms/oids.ts';
import { signedData } from '../cms/signed-data.ts';
import { openPdf, type PdfFile, type RevisionBase } from '../document/reader.ts';
import { type Appended, Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { dateString, textString } from '../document/values.ts';
import type { SealIdentity, SealRequest } from '../engine.ts';
import { makeTimestamp } from '../timestamp/token.ts';
import { fillByteRange, fillContents, placeholders } from './placeholder.ts';
import { addSealFields, type SealFields } from './signature-field.ts';
import { addValidationData, assertNotRevoked } from './validation-data.ts';

/** Certifies a document in memory; see `sealTails`. */
export async function seal(bytes: Uint8Array, request: SealRequest): Promise<Uint8Array> {
  return Buffer.concat([bytes, ...sealTails(openPdf(bytes), createHash('sha256').update(bytes), request)]);
}

/**
 * The revisions that certify a document (DocMDP P 1: no change afterwards) with a PAdES baseline signature
 * (EN 319 142-1) up to the asked level, to be put behind it: B-B, B-T adds a timestamp, B-LT the validation data of
 * signer and timestamp authority, B-LTA a document timestamp over all of it. `digest` has taken in the whole file and is
 * not changed. The file must be readable as it lies and unsigned. Throws when the signing certificate is named by one of
 * the CRLs, or not valid at `request.time`.
 */
export function sealTails(file: PdfFile, digest: Hash, request: SealRequest): Buffer[] {
  const { identity, level } = request;
  assertNotRevoked(identity, request.time);
  const longTerm = level === 'B-LT' || level === 'B-LTA';
  const chain = [identity.issuer.certificate, identity.root.certificate];

  const certified = new Revision(file.base());
  const fields = addSealFields(file, certified, { timestamp: level === 'B-LTA', validation: longTerm });
  certified.set(fields.signature, signatureDictionary(request));
  const first = certified.finish();
  const contents = embed(first, fields.signature, file.source.length, digest.copy(), (hash) =>
    signedData({
      signer: identity.signer,
      chain,
      contentType: OID.data,
      digest: hash,
      ...(level === 'B-B'
        ? {}
        : {
            timestamp: (signature) =>
              tokenOver(createHash('sha256').update(signature).digest(), identity, request.time),
          }),
    }),
  );
  if (!longTerm) return [first.tail];

  const second = addLongTerm(first.base, fields, request, contents, digest.copy().update(first.tail));
  return [first.tail, second.tail];
}

/** Validation data, and over them the document timestamp: one update, after certification, made of new objects alone. */
function addLongTerm(
  base: RevisionBase,
  fields: SealFields,
  request: SealRequest,
  contents: Buffer,
  digest: Hash,
): Appended {
  const update = new Revision(base);
  if (fields.validation) addValidationData(update, fields.validation, request.identity, contents, request.time);
  if (fields.timestamp === null) return update.finish();
  update.set(
    fields.timestamp,
    writeDict(
      new Map([
        ['Type', '/DocTimeStamp'],
        ['Filter', '/Adobe.PPKLite'],
        ['SubFilter', '/ETSI.RFC3161'],
        ...placeholders(4096),
      ]),
    ),
  );
  const appended = update.finish();
  embed(appended, fields.timestamp, base.length, digest, (hash) => tokenOver(hash, request.identity, request.time));
  return appended;
}

/** Fills /ByteRange, hashes what it covers (the base's digest state is `digest`), signs, fills /Contents. Answers the whole string of /Contents. */
function embed(
  appended: Appended,
  num: number,
  baseLength: number,
  digest: Hash,
  sign: (hash: Buffer) => Uint8Array,
): Buffer {
  const gap = fillByteRange(appended, num, baseLength);
  digest.update(appended.tail.subarray(0, gap.from)).update(appended.tail.subarray(gap.to));
  fillContents(appended.tail, gap, sign(digest.digest()));
  return Buffer.from(appended.tail.toString('latin1', gap.from + 1, gap.to - 1), 'hex');
}

function tokenOver(digest: Uint8Array, identity: SealIdentity, time: Date): Buffer {
  return makeTimestamp({
    digest,
    authority: identity.timestamp,
    chain: [identity.issuer.certificate, identity.root.certificate],
    time,
  });
}

function signatureDictionary(request: SealRequest): string {
  const { identity } = request;
  const certificates = [identity.signer, identity.timestamp].reduce(
    (sum, { certificate }) => sum + certificate.length,
    2 * (identity.issuer.certificate.length + identity.root.certificate.length),
  );
  return writeDict(
    new Map([
      ['Type', '/Sig'],
      ['Filter', '/Adobe.PPKLite'],
      ['SubFilter', '/ETSI.CAdES.detached'],
      // Signature values (RSA-4096 at most) and attributes of signature and token.
      ...placeholders(certificates + 3072),
      ['M', dateString(request.time)],
      ['Name', textString(request.name)],
      ['Reason', textString(request.reason)],
      ...(request.location === undefined ? [] : ([['Location', textString(request.location)]] as [string, string][])),
      [
        'Reference',
        '[<</Type /SigRef/TransformMethod /DocMDP/TransformParams <</Type /TransformParams/P 1/V /1.2>>>>]',
      ],
    ]),
  );
}
