import type { Readable } from 'node:stream';
import { BodyFault } from './body-fault.ts';
import type { BodyOptions, ReadBody } from './body-options.ts';
import { readJson } from './read-json.ts';
import { boundaryOf, readMultipart } from './read-multipart.ts';
import { checkShape } from './value-shape.ts';

/** Reads a JSON body or a multipart form into memory, never more of it than the limits. Throws BodyFault. */
export async function readBody(stream: Readable, options: BodyOptions): Promise<ReadBody> {
  if (!/^(identity)?$/i.test(options.contentEncoding.trim())) throw new BodyFault('content-encoding');
  const boundary = boundaryOf(options.contentType);
  const read = boundary === undefined ? await readJson(stream, options) : await readMultipart(stream, options);
  const fault = checkShape(read.value);
  if (fault) throw new BodyFault(fault);
  return read;
}
