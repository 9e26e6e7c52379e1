import type { Readable } from 'node:stream';
import { BodyFault } from './body-fault.ts';

/** Bytes that are read and thrown away, so that the client sees the answer rather than a broken connection. */
const mostDrained = 256 * 1024 * 1024;

/** Hands on a body of at most `limit` bytes, piece by piece. The rest of a longer one is read without being kept; then throws BodyFault. */
export async function* bounded(stream: Readable, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= limit) yield chunk;
    if (size > mostDrained) break;
  }
  if (size > limit) throw new BodyFault('too-large');
}

/** Reads a body nobody looks at to its end. */
export async function skipBody(stream: Readable): Promise<undefined> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > mostDrained) break;
  }
  return undefined;
}
