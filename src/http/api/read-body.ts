import type { Readable } from 'node:stream';

/** A body that can't be used; the error handler has the text. */
export class BodyFault extends Error {
  readonly code: 'malformed' | 'too-large';
  constructor(code: 'malformed' | 'too-large') {
    super(`The body is ${code}.`);
    this.name = 'BodyFault';
    this.code = code;
  }
}

/** Bytes that are read and thrown away, so that the client sees the answer rather than a broken connection. */
const mostDrained = 256 * 1024 * 1024;

/**
 * Reads at most `limit` bytes into memory and parses them as JSON; an empty body is undefined. A longer one is read to
 * its end without being kept. Throws BodyFault.
 */
export async function readJsonBody(stream: Readable, limit: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > mostDrained) break;
  }
  if (size > limit) throw new BodyFault('too-large');
  return parseJson(Buffer.concat(chunks, size));
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

function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return undefined;
  try {
    return mayHoldUnstorable(text) ? JSON.parse(text, storable) : JSON.parse(text);
  } catch {
    throw new BodyFault('malformed');
  }
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; JSON can spell both. */
function mayHoldUnstorable(text: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(text);
}

function storable(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !/[\0\uD800-\uDFFF]/.test(value)) return value;
  return Buffer.from(value.replaceAll('\0', ''), 'utf8').toString('utf8');
}
