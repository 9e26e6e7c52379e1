import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { openPdf } from '../document/reader.ts';
import { fileSource, joinedSource, memorySource, readFully } from '../document/source.ts';
import type { SealedFile, SealFileRequest } from '../engine.ts';
import { stampTail } from '../stamp/stamp.ts';
import { sealTails } from './seal.ts';

const CHUNK = 256 * 1024;

/**
 * Stamps and seals from one file into another. Only what the two revisions touch is read into memory: the file itself
 * passes once, through one buffer, into its digest and its copy. `to` must not exist yet; it is on the disk (fsync) when
 * this returns, and a fault may leave a part of it. Throws as `stampTail` and `sealTails` do.
 */
export async function sealFile(request: SealFileRequest): Promise<SealedFile> {
  const from = openSync(request.from, 'r');
  try {
    const base = fileSource(from, fstatSync(from).size);
    const stamped = request.marks.length === 0 ? Buffer.alloc(0) : await stampTail(openPdf(base), request.marks);
    const to = openSync(request.to, 'wx', 0o600);
    try {
      const digest = copy(from, to, base.length).update(stamped);
      const tails = sealTails(openPdf(joinedSource(base, memorySource(stamped))), digest, request.seal);
      const rest = Buffer.concat([stamped, ...tails]);
      writeFully(to, rest);
      fsyncSync(to);
      for (const tail of tails) digest.update(tail);
      return { sha256: digest.digest('hex'), size: base.length + rest.length };
    } finally {
      closeSync(to);
    }
  } finally {
    closeSync(from);
  }
}

/** Copies the first `length` bytes, and answers the SHA-256 state after them. */
function copy(from: number, to: number, length: number): Hash {
  const digest = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, Math.max(1, length)));
  for (let at = 0; at < length; at += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, length - at));
    readFully(from, chunk, at);
    digest.update(chunk);
    writeFully(to, chunk);
  }
  return digest;
}

function writeFully(to: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(to, bytes, done);
}
