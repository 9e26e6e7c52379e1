import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { BodyFault } from './body-fault.ts';
import type { BodyOptions, ReadBody } from './body-options.ts';
import { bounded } from './body-stream.ts';
import { parseJson, storableText } from './parse-json.ts';

interface Part {
  readonly name: string;
  readonly isFile: boolean;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const mostParts = 1000;

/** The boundary of a multipart form; undefined for any other content type. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /^\s*multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/**
 * Reads a form in place of a JSON body. The part `file` is the file, as it is; `data` (or `json`) holds the rest as a
 * JSON object; every other part is one property, laid over those: JSON where it is an object or a list, else its text,
 * and a list where the name comes more than once. Throws BodyFault.
 */
export async function readMultipart(stream: Readable, options: BodyOptions): Promise<ReadBody> {
  const parts = await collect(stream, options);
  return { value: formValue(parts), sha256: options.digest ? digestOf(parts) : '' };
}

async function collect(stream: Readable, options: BodyOptions): Promise<Part[]> {
  const parts: Part[] = [];
  let fault: BodyFault | undefined;
  const note = (code: 'malformed-multipart' | 'file-too-large' | 'too-many-values') => {
    fault ??= new BodyFault(code);
  };
  const parser = new Busboy({
    headers: { 'content-type': options.contentType },
    limits: { fieldSize: options.limit, fileSize: options.fileLimit, parts: mostParts, fieldNameSize: 200 },
    isPartAFile: (_name, type, filename) =>
      filename !== undefined || /^application\/(octet-stream|pdf)/i.test(type ?? ''),
  });
  parser.on('file', (name, content, _filename, _encoding, contentType) => {
    const chunks: Buffer[] = [];
    content.on('data', (chunk: Buffer) => chunks.push(chunk));
    content.on('limit', () => note('file-too-large'));
    content.on('error', () => note('malformed-multipart'));
    content.on('end', () => parts.push({ name, isFile: true, contentType, bytes: Buffer.concat(chunks) }));
  });
  parser.on('field', (name, value, _nameCut, _valueCut, _encoding, contentType) => {
    parts.push({ name, isFile: false, contentType, bytes: Buffer.from(value, 'utf8') });
  });
  parser.on('partsLimit', () => note('too-many-values'));
  parser.on('error', () => note('malformed-multipart'));
  for await (const chunk of bounded(stream, options.limit)) if (!fault) await feed(parser, chunk, () => fault);
  if (!fault) await end(parser);
  if (fault) throw fault;
  return parts;
}

/** Waits where the parser is behind; one that has failed never drains. */
async function feed(parser: BusboyInstance, chunk: Buffer, failed: () => unknown): Promise<void> {
  if (parser.write(chunk) || failed()) return;
  await once(parser, 'drain').catch(() => {});
}

async function end(parser: BusboyInstance): Promise<void> {
  const ended = once(parser, 'finish').catch(() => {});
  parser.end();
  await ended;
}

function formValue(parts: readonly Part[]): object {
  const properties = new Map<string, unknown>();
  for (const part of parts) {
    if (part.name !== 'data' && part.name !== 'json') continue;
    const rest = parseJson(part.bytes) ?? {};
    if (typeof rest !== 'object' || rest === null || Array.isArray(rest)) throw new BodyFault('malformed-json');
    for (const [name, value] of Object.entries(rest)) properties.set(name, value);
  }
  const own = new Map<string, unknown[]>();
  for (const part of parts) {
    if (part.name === 'data' || part.name === 'json') continue;
    own.set(part.name, [...(own.get(part.name) ?? []), propertyOf(part)]);
  }
  for (const [name, values] of own) properties.set(name, values.length === 1 ? values[0] : values);
  return Object.fromEntries(properties);
}

function propertyOf(part: Part): unknown {
  if (part.isFile && part.name === 'file') return part.bytes.length > 0 ? part.bytes : undefined;
  const text = storableText(part.bytes.toString('utf8'));
  const announced = /^application\/json/i.test(part.contentType);
  if (!announced && !/^\s*[[{]/.test(text)) return text;
  try {
    return parseJson(part.bytes);
  } catch (error) {
    if (announced || (error instanceof BodyFault && error.code !== 'malformed-json')) throw error;
    return text;
  }
}

function digestOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { name, isFile, bytes } of parts) {
    hash.update(JSON.stringify([name, isFile, bytes.length])).update(bytes);
  }
  return hash.digest('hex');
}
