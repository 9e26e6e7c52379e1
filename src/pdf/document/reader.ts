import { decodeStream } from './filters.ts';
import { memorySource, type Source } from './source.ts';
import { asRef, type Dict, PdfSyntaxError, parseDict, type Ref, skipSpace, valueEnd } from './syntax.ts';
import { asInteger, asName } from './values.ts';
import { type Entry, readSections, readValue, type Section, startOffset, streamData } from './xref.ts';

export interface PdfObject {
  /** Raw text of the value; for a stream, of its dictionary. */
  readonly text: string;
  readonly gen: number;
  /** Encoded bytes of a stream, null for anything else. */
  readonly data: Buffer | null;
}

interface ObjectStream {
  readonly text: string;
  readonly first: number;
  /** Object number and relative offset, in the order of the stream. */
  readonly index: readonly (readonly [number, number])[];
}

/** What the append writer must know of the bytes before it. */
export interface RevisionBase {
  readonly length: number;
  readonly endsInNewline: boolean;
  readonly startxref: number;
  /** One more than the highest object number in use. */
  readonly size: number;
  readonly trailer: Dict;
  readonly xref: 'table' | 'stream';
}

const NULL: PdfObject = { text: 'null', gen: 0, data: null };

/**
 * A file as it lies: only its cross-reference is read, objects on demand. Strict: what does not follow the standard
 * throws `PdfSyntaxError` and is left to `prepare`.
 *
 *     const file = openPdf(bytes);
 *     const catalog = file.dict(file.trailer.get('Root'));
 */
export class PdfFile {
  readonly source: Source;
  readonly trailer: Dict;
  readonly startxref: number;
  readonly size: number;
  readonly #sections: readonly Section[];
  readonly #objects = new Map<number, PdfObject>();
  readonly #streams = new Map<number, ObjectStream>();
  readonly #loading = new Set<number>();

  constructor(source: Source) {
    this.source = source;
    this.startxref = startOffset(source);
    this.#sections = readSections(source, this.startxref);
    const newest = this.#sections[0];
    if (!newest) throw new PdfSyntaxError('The file has no trailer.');
    this.trailer = newest.trailer;
    this.size = Math.max(asInteger(newest.trailer.get('Size')), ...this.#sections.map((section) => section.end));
  }

  /** The whole file; of one in memory, a view. */
  get bytes(): Buffer {
    return this.source.slice(0, this.source.length);
  }

  get encrypted(): boolean {
    return this.trailer.has('Encrypt') && this.trailer.get('Encrypt') !== 'null';
  }

  base(): RevisionBase {
    const last = this.source.text(this.source.length - 1, this.source.length);
    const xref = this.#sections[0]?.kind ?? 'table';
    return {
      length: this.source.length,
      endsInNewline: last === '\n' || last === '\r',
      startxref: this.startxref,
      size: this.size,
      trailer: this.trailer,
      xref,
    };
  }

  entry(num: number): Entry {
    for (const section of this.#sections) {
      const entry = section.find(num);
      if (entry) return entry;
    }
    return { kind: 'free' };
  }

  /** An object by number; a free or unknown number is null (7.3.10). */
  object(num: number): PdfObject {
    const known = this.#objects.get(num);
    if (known) return known;
    const entry = this.entry(num);
    if (entry.kind === 'free' || (entry.kind === 'plain' && entry.offset === 0)) return NULL;
    if (this.#loading.has(num)) throw new PdfSyntaxError('An object refers to itself.');
    this.#loading.add(num);
    try {
      const object =
        entry.kind === 'plain'
          ? this.#plain(num, entry.offset, entry.gen)
          : this.#packed(num, entry.stream, entry.index);
      this.#objects.set(num, object);
      return object;
    } finally {
      this.#loading.delete(num);
    }
  }

  /** The raw value behind a raw value: references are followed. */
  resolve(raw: string | undefined): string {
    let text = raw ?? 'null';
    for (let step = 0; step < 32; step++) {
      const ref = asRef(text);
      if (!ref) return text;
      text = this.#at(ref).text;
    }
    throw new PdfSyntaxError('A chain of references does not end.');
  }

  /** The dictionary behind a raw value (also a stream's), or null when it is none. */
  dict(raw: string | undefined): Dict | null {
    const text = this.resolve(raw);
    return text.startsWith('<<') ? parseDict(text) : null;
  }

  /** Decoded bytes of the stream behind a raw value, or null when it is none. */
  stream(raw: string | undefined, limit?: number): Buffer | null {
    const ref = asRef(raw);
    const object = ref ? this.#at(ref) : null;
    if (!object) return null;
    if (!object.data) return asRef(object.text) ? this.stream(object.text, limit) : null;
    return decodeStream(parseDict(object.text), object.data, (value) => this.resolve(value), limit);
  }

  /** Forgets what was read: for a walk over a whole large file. */
  forget(num: number): void {
    this.#objects.delete(num);
  }

  #at(ref: Ref): PdfObject {
    return this.object(ref.num);
  }

  #plain(num: number, offset: number, gen: number): PdfObject {
    const head = /^\s*(\d{1,10})\s+(\d{1,5})\s+obj/.exec(this.source.text(offset, offset + 48));
    if (!head || Number(head[1]) !== num || Number(head[2]) !== gen)
      throw new PdfSyntaxError(`Object ${num} is not where the file says.`);
    const from = offset + head[0].length;
    const first = skipSpace(this.source.text(from, from + 64), 0);
    if (this.source.text(from + first, from + first + 6) === 'endobj') return { ...NULL, gen };
    const { text, end } = readValue(this.source, from);
    const after = this.source.text(end, end + 256);
    const next = skipSpace(after, 0);
    if (after.startsWith('stream', next) && text.startsWith('<<')) {
      const length = asInteger(this.resolve(parseDict(text).get('Length')));
      return { text, gen, data: streamData(this.source, end + next, length) };
    }
    if (!after.startsWith('endobj', next)) throw new PdfSyntaxError(`Object ${num} does not end.`);
    return { text, gen, data: null };
  }

  #packed(num: number, stream: number, index: number): PdfObject {
    const holder = this.#objectStream(stream);
    const place = holder.index[index]?.[0] === num ? holder.index[index] : holder.index.find(([n]) => n === num);
    if (!place) throw new PdfSyntaxError(`Object ${num} is not in its object stream.`);
    const from = skipSpace(holder.text, holder.first + place[1]);
    return { text: holder.text.slice(from, valueEnd(holder.text, from)), gen: 0, data: null };
  }

  #objectStream(num: number): ObjectStream {
    const known = this.#streams.get(num);
    if (known) return known;
    if (this.entry(num).kind !== 'plain') throw new PdfSyntaxError('An object stream lies inside another.');
    const object = this.object(num);
    const dict = parseDict(object.text);
    if (!object.data || asName(dict.get('Type')) !== 'ObjStm')
      throw new PdfSyntaxError('An object stream has the wrong type.');
    const text = decodeStream(dict, object.data, (raw) => this.resolve(raw)).toString('latin1');
    const first = asInteger(this.resolve(dict.get('First')));
    const count = asInteger(this.resolve(dict.get('N')));
    const numbers = text
      .slice(0, first)
      .replace(/%[^\r\n]*/g, ' ')
      .trim()
      .split(/[\s\0]+/)
      .map(Number);
    if (count < 0 || numbers.length < count * 2 || numbers.some(Number.isNaN))
      throw new PdfSyntaxError('An object stream is malformed.');
    const index = Array.from({ length: count }, (_, i) => [numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0] as const);
    const holder: ObjectStream = { text, first, index };
    this.#streams.set(num, holder);
    return holder;
  }
}

/** Opens a file for reading and appending; nothing is copied. Throws `PdfSyntaxError`. */
export function openPdf(bytes: Uint8Array | Source): PdfFile {
  return new PdfFile(bytes instanceof Uint8Array ? memorySource(bytes) : bytes);
}
