import { decodeStream } from '../document/filters.ts';
import { Revision } from '../document/revision.ts';
import { asRef, type Dict, PdfSyntaxError, parseDict, skipSpace, valueEnd } from '../document/syntax.ts';
import { asName, asNumber } from '../document/values.ts';

interface Found {
  readonly offset: number;
  readonly gen: number;
  readonly text: string;
  /** Bounds of a stream's bytes. */
  readonly data: readonly [number, number] | null;
}

const OBJECT = /(?<![^\s\0>])(\d{1,10})[ \t\r\n\f\0]+(\d{1,5})[ \t\r\n\f\0]+obj(?![A-Za-z])/g;
const MAX_OBJECTS = 1_000_000;

/**
 * A file whose cross-reference can't be trusted gets a new one behind its bytes: every object is looked for, the last
 * of each number counts; objects in streams, and streams whose length is wrong, are written anew. Throws
 * `PdfSyntaxError` when no catalog is found or the file is encrypted.
 */
export function rebuild(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const objects = scan(text);
  const trailer = findTrailer(text, objects);
  const packed = unpack(bytes, objects);
  const size = Math.max(0, ...objects.keys(), ...packed.keys()) + 1;
  const last = bytes[bytes.length - 1];
  const revision = new Revision({
    length: bytes.length,
    endsInNewline: last === 10 || last === 13,
    startxref: 0,
    size,
    trailer,
    xref: 'table',
  });
  for (const [num, found] of objects) {
    const inStream = packed.get(num);
    if (inStream && inStream.offset > found.offset) continue;
    const length = found.data ? found.data[1] - found.data[0] : 0;
    if (found.data && statedLength(found, objects, packed) !== length)
      revision.setStream(num, parseDict(found.text), bytes.subarray(...found.data), found.gen);
    else revision.keep(num, found.offset, found.gen);
  }
  for (const [num, { offset, text: value }] of packed)
    if ((objects.get(num)?.offset ?? -1) < offset) revision.set(num, value);
  return Buffer.concat([bytes, revision.finish().tail]);
}

function scan(text: string): Map<number, Found> {
  const objects = new Map<number, Found>();
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(text); match; match = OBJECT.exec(text)) {
    if (objects.size > MAX_OBJECTS) throw new PdfSyntaxError('The file has too many objects.');
    const body = match.index + match[0].length;
    try {
      const start = skipSpace(text, body);
      const end = text.startsWith('endobj', start) ? start : valueEnd(text, start);
      const data = text.startsWith('<<', start) ? streamBounds(text, end, text.slice(start, end)) : null;
      const num = Number(match[1]);
      if (num > 0)
        objects.set(num, {
          offset: match.index,
          gen: Number(match[2]),
          text: end === start ? 'null' : text.slice(start, end),
          data,
        });
      // What looks like an object inside a stream is none.
      if (data) OBJECT.lastIndex = data[1];
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
  }
  return objects;
}

function streamBounds(text: string, dictEnd: number, dict: string): readonly [number, number] | null {
  const head = /^\s*stream(\r\n|\n|\r)/.exec(text.slice(dictEnd, dictEnd + 64));
  if (!head) return null;
  const start = dictEnd + head[0].length;
  const stated = /\/Length\s+(\d{1,12})(?!\s+\d+\s+R)/.exec(dict);
  const wished = start + Number(stated?.[1] ?? -1);
  if (stated && /^\s{0,4}endstream/.test(text.slice(wished, wished + 16))) return [start, wished];
  const found = text.indexOf('endstream', start);
  if (found < 0) throw new PdfSyntaxError('A stream does not end.');
  const end = text.startsWith('\r\n', found - 2) ? found - 2 : /[\r\n]/.test(text[found - 1] ?? '') ? found - 1 : found;
  return [start, Math.max(start, end)];
}

/** What the strict reader will take for a stream's length. */
function statedLength(
  found: Found,
  objects: ReadonlyMap<number, Found>,
  packed: ReadonlyMap<number, Packed>,
): number | null {
  const raw = parseDict(found.text).get('Length');
  const ref = asRef(raw);
  return ref ? asNumber(packed.get(ref.num)?.text ?? objects.get(ref.num)?.text) : asNumber(raw);
}

interface Packed {
  readonly text: string;
  /** Of the stream it lies in. */
  readonly offset: number;
}

function unpack(bytes: Buffer, objects: ReadonlyMap<number, Found>): Map<number, Packed> {
  const packed = new Map<number, Packed>();
  const get = (raw: string): string => objects.get(asRef(raw)?.num ?? -1)?.text ?? raw;
  for (const found of objects.values()) {
    if (!found.data || !/\/Type\s*\/ObjStm/.test(found.text)) continue;
    try {
      const dict = parseDict(found.text);
      const text = decodeStream(dict, bytes.subarray(...found.data), get).toString('latin1');
      const first = asNumber(get(dict.get('First') ?? '')) ?? 0;
      const numbers = text
        .slice(0, first)
        .replace(/%[^\r\n]*/g, ' ')
        .trim()
        .split(/[\s\0]+/)
        .map(Number);
      for (let i = 0; i + 1 < numbers.length && packed.size < MAX_OBJECTS; i += 2) {
        const [num = 0, at = 0] = numbers.slice(i, i + 2);
        const start = skipSpace(text, first + at);
        if (num > 0) packed.set(num, { text: text.slice(start, valueEnd(text, start)), offset: found.offset });
      }
    } catch (error) {
      // The rest of a damaged object stream is lost, the other objects are not.
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
  }
  return packed;
}

/** Root, Info and ID from the last trailer that names a catalog, else the last catalog there is. */
function findTrailer(text: string, objects: ReadonlyMap<number, Found>): Dict {
  const candidates: Dict[] = [];
  for (const match of text.matchAll(/trailer(?=[\s\0]*<<)/g)) {
    try {
      candidates.push(parseDict(text.slice(skipSpace(text, match.index + 7), match.index + 20_000)));
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
  }
  let catalog: number | null = null;
  for (const [num, found] of objects) {
    if (found.data && /\/Type\s*\/XRef/.test(found.text)) candidates.push(parseDict(found.text));
    if (/\/Type\s*\/Catalog/.test(found.text) && asName(parseDict(found.text).get('Type')) === 'Catalog') catalog = num;
  }
  if (candidates.some((dict) => dict.has('Encrypt'))) throw new PdfSyntaxError('The file is encrypted.');
  const trailer: Dict = new Map();
  for (const dict of candidates) {
    for (const key of ['Root', 'Info', 'ID']) {
      const value = dict.get(key);
      if (value !== undefined) trailer.set(key, value);
    }
  }
  const root = asRef(trailer.get('Root'));
  if (!root || (objects.get(root.num) && !objects.get(root.num)?.text.startsWith('<<'))) {
    if (catalog === null) throw new PdfSyntaxError('The file has no catalog.');
    trailer.set('Root', `${catalog} 0 R`);
  }
  return trailer;
}
