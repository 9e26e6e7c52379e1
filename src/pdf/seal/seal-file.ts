import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { schemeOf } from '../cms/schemes.ts';
import { openPdf } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { fileSource, memorySource, readFully, type Source } from '../document/source.ts';
import type { Mark, PrepareSignatureRequest, SealedFile, SealFileRequest } from '../engine.ts';
import { stampInto } from '../stamp/stamp.ts';
import { FileDigest } from './file-digest.ts';
import { digestFor, sealTail } from './seal.ts';
import { prepareLongTerm as longTerm, prepareSignature as prepare } from './states.ts';
import type {
  PreparedSignature,
  PreparedTimestamp,
  PrepareLongTermRequest,
  SealedRevision,
  WriteSealedRequest,
} from './types.ts';

const CHUNK = 256 * 1024;

/**
 * Stamps and seals from one file into another. Only what the revisions touch is read into memory: the file itself
 * passes once, through one buffer, into its digest and its copy. `to` must not exist yet; it is on the disk (fsync) when
 * this returns, and a fault may leave a part of it. Throws as `stampInto` and `sealTail` do.
 */
export async function sealFile(request: SealFileRequest): Promise<SealedFile> {
  return reading(request.from, async (from, base) => {
    const { file, revision } = await marked(base, request.marks);
    return writing(request.to, (to) => {
      const digest = pass(from, base, digestFor(request.seal), to);
      return endWith(to, digest, base, sealTail(file, digest, request.seal, revision));
    });
  });
}

/** The first state of a seal over a file on disk; the marks are part of its tail. */
export async function prepareSignature(request: PrepareSignatureRequest): Promise<PreparedSignature> {
  return reading(request.from, async (from, base) => {
    const { file, revision } = await marked(base, request.marks);
    const { hash } = schemeOf(request.signature.signer.algorithm);
    return prepare(file, pass(from, base, FileDigest.for(hash)), request.signature, revision);
  });
}

/** The third state of a seal; see `prepareLongTerm` of `states.ts`. */
export async function prepareLongTerm(request: PrepareLongTermRequest): Promise<PreparedTimestamp | SealedRevision> {
  return reading(request.from, async (from, base) => {
    assertBase(base.length, request.signed.baseLength);
    // Without a document timestamp nothing of the file is hashed.
    const digest = FileDigest.for();
    if (request.signed.later.timestamp !== null) pass(from, base, digest);
    return longTerm(request.signed, digest, request);
  });
}

/** Puts a finished tail behind its file, in a new one. Throws when it was made for a file of another length. */
export async function writeSealed({ from: path, to: target, sealed }: WriteSealedRequest): Promise<SealedFile> {
  return reading(path, async (from, base) => {
    assertBase(base.length, sealed.baseLength);
    return writing(target, (to) => endWith(to, pass(from, base, FileDigest.for(), to), base, sealed.tail));
  });
}

function assertBase(length: number, expected: number): void {
  if (length !== expected) throw new Error(`The file has ${length} bytes, this was prepared for one of ${expected}.`);
}

/** The file with a revision that holds the marks. */
async function marked(base: Source, marks: readonly Mark[]) {
  const file = openPdf(base);
  const revision = new Revision(file.base());
  await stampInto(file, revision, marks);
  return { file, revision };
}

/** Writes what follows the copied file. */
function endWith(to: number, digest: FileDigest, base: Source, tail: Uint8Array): SealedFile {
  writeFully(to, tail);
  fsyncSync(to);
  return { sha256: digest.update(tail).end('sha256').toString('hex'), size: base.length + tail.length };
}

/** Buffers to read through, used again and again: new ones would cost more than the digest of what is read into them. */
const buffers: Buffer[] = [];

/** With the file open for reading; a small one is read once, of a large one what is looked at. */
export async function reading<T>(path: string, work: (from: number, base: Source) => Promise<T>): Promise<T> {
  const from = openSync(path, 'r');
  const buffer = buffers.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
  try {
    const { size } = fstatSync(from);
    if (size > CHUNK) return await work(from, fileSource(from, size));
    const whole = buffer.subarray(0, size);
    readFully(from, whole, 0);
    return await work(from, memorySource(whole));
  } finally {
    buffers.push(buffer);
    closeSync(from);
  }
}

function writing<T>(path: string, work: (to: number) => T): T {
  const to = openSync(path, 'wx', 0o600);
  try {
    return work(to);
  } finally {
    closeSync(to);
  }
}

/** Takes the file into the digest, and copies it when there is a file to copy to. */
export function pass(from: number, base: Source, digest: FileDigest, to?: number): FileDigest {
  const take = (chunk: Uint8Array) => {
    digest.update(chunk);
    if (to !== undefined) writeFully(to, chunk);
  };
  if (base.length <= CHUNK) take(base.slice(0, base.length));
  else throughBuffer(from, base.length, take);
  return digest;
}

function throughBuffer(from: number, length: number, take: (chunk: Uint8Array) => void): void {
  const buffer = buffers.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
  for (let at = 0; at < length; at += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, length - at));
    readFully(from, chunk, at);
    take(chunk);
  }
  buffers.push(buffer);
}

function writeFully(to: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(to, bytes, done);
}
