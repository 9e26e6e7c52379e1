import { createHash } from 'node:crypto';
import { schemeOf } from '../cms/schemes.ts';
import { messageRoom } from '../cms/signed-data.ts';
import { signingKey } from '../cms/signing-key.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import type { SealIdentity, SealRequest } from '../engine.ts';
import { makeTimestamp } from '../timestamp/token.ts';
import { FileDigest } from './file-digest.ts';
import { embedSignature, embedTimestamp, prepareLongTerm, prepareSignature } from './states.ts';
import { assertNotRevoked } from './validation-data.ts';

/** Certifies a document in memory; see `sealTail`. */
export async function seal(bytes: Uint8Array, request: SealRequest): Promise<Uint8Array> {
  const digest = digestFor(request).update(bytes);
  return Buffer.concat([bytes, sealTail(openPdf(bytes), digest, request)]);
}

/** The digest that `sealTail` asks for, which has to take in the whole file. */
export function digestFor({ identity }: SealRequest): FileDigest {
  return FileDigest.for(schemeOf(identity.signer.algorithm).hash);
}

/**
 * What has to be put behind a file to certify it with keys that are here: the states of `states.ts` run through at once.
 * PAdES baseline up to the asked level: B-B, B-T adds a timestamp, B-LT the validation data of signer and timestamp
 * authority, B-LTA a document timestamp over all of it. `digest` has taken in the whole file and is not changed. Throws
 * when a certificate of signer or authority is named by one of the CRLs, or not valid at `request.time`. `revision` may hold
 * marks that are certified along with the file.
 */
export function sealTail(
  file: PdfFile,
  digest: FileDigest,
  request: SealRequest,
  revision: Revision = new Revision(file.base()),
): Uint8Array {
  const { identity, level, time } = request;
  const { signer, timestamp, validation } = identity;
  const authority = level === 'B-B' ? [] : [timestamp.certificate, ...timestamp.chain];
  assertNotRevoked([signer.certificate, ...signer.chain, ...authority], validation.crls, time);
  const tokenRoom = level === 'B-B' ? 0 : tokenSize(timestamp);

  const prepared = prepareSignature(file, digest, { ...request, signer, tokenRoom }, revision);
  const value = signingKey(signer.key).sign(prepared.toBeSigned, signer.algorithm);
  if (level === 'B-B') return embedSignature(prepared, value).tail;
  const signed = embedSignature(prepared, value, tokenOver(sha256(value), identity, time));
  if (level === 'B-T') return signed.tail;
  const long = prepareLongTerm(signed, digest, { validation, time, tokenRoom });
  if (long.state === 'sealed') return long.tail;
  return embedTimestamp(long, tokenOver(long.digest, identity, time)).tail;
}

/** Most bytes of a token of ours: the message, and a TSTInfo of a hundred bytes. */
function tokenSize(authority: SealIdentity['timestamp']): number {
  return messageRoom({ ...authority, algorithm: signingKey(authority.key).usual }) + 256;
}

function tokenOver(digest: Uint8Array, { timestamp }: SealIdentity, time: Date): Buffer {
  return makeTimestamp({ digest, authority: timestamp, chain: timestamp.chain, time });
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
