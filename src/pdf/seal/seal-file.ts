import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { schemeOf } from '../cms/schemes.ts';
import { openPdf } from '../document/reader.ts';
import { fileSource, joinedSource, memorySource, readFully, type Source } from '../document/source.ts';
import type { Mark, PrepareSignatureRequest, SealedFile, SealFileRequest } from '../engine.ts';
import { stampTail } from '../stamp/stamp.ts';
import { FileDigest } from './file-digest.ts';
import { digestFor, sealTail } from './seal.ts';
import { behind, prepareLongTerm as longTerm, prepareSignature as prepare } from './states.ts';
import type {
  PreparedSignature,
  PreparedTimestamp,
  PrepareLongTermRequest,
  SealedRevision,
  WriteSealedRequest,
} from './types.ts';

const CHUNK = 256 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * Stamps and seals from one file into another. Only what the revisions touch is read into memory: the file itself
 * passes once, through one buffer, into its digest and its copy. `to` must not exist yet; it is on the disk (fsync) when
 * this returns, and a fault may leave a part of it. Throws as `stampTail` and `sealTail` do.
 */
export async function sealFile(request: SealFileRequest): Promise<SealedFile> {
  return reading(request.from, async (from, base) => {
    const stamped = await stampOf(base, request.marks);
    return writing(request.to, (to) => {
      const digest = pass(from, base.length, digestFor(request.seal), to).update(stamped);
      const tail = sealTail(openPdf(joinedSource(base, memorySource(stamped))), digest, request.seal);
      return endWith(to, digest, base.length, Buffer.concat([stamped, tail]), tail);
    });
  });
}

/** The first state of a seal over a file on disk; the marks are part of its tail. */
export async function prepareSignature(request: PrepareSignatureRequest): Promise<PreparedSignature> {
  return reading(request.from, async (from, base) => {
    const stamped = await stampOf(base, request.marks);
    const { hash } = schemeOf(request.signature.signer.algorithm);
    const digest = pass(from, base.length, FileDigest.for(hash)).update(stamped);
    return behind(stamped, prepare(openPdf(joinedSource(base, memorySource(stamped))), digest, request.signature));
  });
}

/** The third state of a seal; see `prepareLongTerm` of `states.ts`. */
export async function prepareLongTerm(request: PrepareLongTermRequest): Promise<PreparedTimestamp | SealedRevision> {
  return reading(request.from, async (from, base) => {
    assertBase(base.length, request.signed.baseLength);
    // Without a document timestamp nothing of the file is hashed.
    const digest = FileDigest.for();
    if (request.signed.later.timestamp !== null) pass(from, base.length, digest);
    return longTerm(request.signed, digest, request);
  });
}

/** Puts a finished tail behind its file, in a new one. Throws when it was made for a file of another length. */
export async function writeSealed({ from: path, to: target, sealed }: WriteSealedRequest): Promise<SealedFile> {
  return reading(path, async (from, base) => {
    assertBase(base.length, sealed.baseLength);
    return writing(target, (to) =>
      endWith(to, pass(from, base.length, FileDigest.for(), to), base.length, sealed.tail, sealed.tail),
    );
  });
}

function assertBase(length: number, expected: number): void {
  if (length !== expected) throw new Error(`The file has ${length} bytes, this was prepared for one of ${expected}.`);
}

async function stampOf(base: Source, marks: readonly Mark[]): Promise<Buffer> {
  return marks.length === 0 ? NOTHING : stampTail(openPdf(base), marks);
}

/** Writes what follows the copied file. `rest` is the part of it that the digest has not taken in yet. */
function endWith(to: number, digest: FileDigest, length: number, all: Uint8Array, rest: Uint8Array): SealedFile {
  writeFully(to, all);
  fsyncSync(to);
  return { sha256: digest.update(rest).end('sha256').toString('hex'), size: length + all.length };
}

/** With the file open for reading; its bytes are looked at by place. */
export async function reading<T>(path: string, work: (from: number, base: Source) => Promise<T>): Promise<T> {
  const from = openSync(path, 'r');
  try {
    return await work(from, fileSource(from, fstatSync(from).size));
  } finally {
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

/** Takes the first `length` bytes into the digest, and copies them when there is a file to copy to. */
export function pass(from: number, length: number, digest: FileDigest, to?: number): FileDigest {
  const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, Math.max(1, length)));
  for (let at = 0; at < length; at += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, length - at));
    readFully(from, chunk, at);
    digest.update(chunk);
    if (to !== undefined) writeFully(to, chunk);
  }
  return digest;
}

function writeFully(to: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(to, bytes, done);
}
