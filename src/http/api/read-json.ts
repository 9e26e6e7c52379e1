import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { BodyOptions, ReadBody } from './body-options.ts';
import { bounded } from './body-stream.ts';
import { parseJson } from './parse-json.ts';

/** Reads a body as JSON, whatever type it claims to have; blank is undefined. Throws BodyFault. */
export async function readJson(stream: Readable, options: BodyOptions): Promise<ReadBody> {
  const hash = options.digest ? createHash('sha256') : undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of bounded(stream, options.limit)) {
    hash?.update(chunk);
    chunks.push(chunk);
  }
  return { value: parseJson(Buffer.concat(chunks)), sha256: hash?.digest('hex') ?? '' };
}
