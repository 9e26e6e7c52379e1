import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { RevisionBase } from './reader.ts';
import { type Dict, isArray, parseArray, writeDict } from './syntax.ts';

const SHORT = 1024;
const OF_STREAMS = new Set(['Type', 'W', 'Index', 'Filter', 'DecodeParms', 'Length', 'Prev', 'XRefStm', 'Size', 'ID']);

/** Bytes to put after the base, and what a further revision must know of both together. */
export interface Appended {
  readonly tail: Buffer;
  readonly base: RevisionBase;
  /** Offset in `tail` of an object's body (after `obj`). */
  bodyOffset(num: number): number;
}

/**
 * An incremental update (7.5.6): objects are collected and written behind the base, whose bytes are never touched.
 * The cross-reference is written in the form the base ends with.
 *
 *     const revision = new Revision(file.base());
 *     const num = revision.add('<</Type /Example>>');
 *     const { tail } = revision.finish();
 */
export class Revision {
  readonly #base: RevisionBase;
  readonly #objects = new Map<number, { gen: number; text: string; data: Uint8Array | null }>();
  readonly #kept = new Map<number, { offset: number; gen: number }>();
  readonly #trailer: Dict;
  #next: number;

  constructor(base: RevisionBase) {
    this.#base = base;
    this.#next = Math.max(1, base.size);
    this.#trailer = new Map([...base.trailer].filter(([key]) => !OF_STREAMS.has(key)));
  }

  /** A number nobody uses yet. */
  allocate(): number {
    return this.#next++;
  }

  /** Writes a value (or a new version of it). */
  set(num: number, text: string, gen = 0): void {
    this.#objects.set(num, { gen, text, data: null });
  }

  /** Names an object that lies in the base where the base's own cross-reference does not find it. */
  keep(num: number, offset: number, gen: number): void {
    this.#kept.set(num, { offset, gen });
  }

  /** The text of an object that this revision writes already. */
  pending(num: number): string | undefined {
    return this.#objects.get(num)?.text;
  }

  add(text: string): number {
    const num = this.allocate();
    this.set(num, text);
    return num;
  }

  /** Writes a stream whose `data` is encoded as `entries` say; /Length is added. */
  setStream(num: number, entries: ReadonlyMap<string, string>, data: Uint8Array, gen = 0): void {
    const dict = new Map(entries);
    dict.set('Length', String(data.length));
    this.#objects.set(num, { gen, text: writeDict(dict), data });
  }

  /** Adds a stream of plain bytes, deflated when that makes it shorter; a short one would gain less than the work is worth. */
  addStream(entries: ReadonlyMap<string, string>, plain: Uint8Array): number {
    const num = this.allocate();
    const packed = plain.length > SHORT ? deflateSync(plain) : plain;
    if (packed.length < plain.length) this.setStream(num, new Map([...entries, ['Filter', '/FlateDecode']]), packed);
    else this.setStream(num, entries, plain);
    return num;
  }

  protected setTrailer(key: string, value: string): void {
    this.#trailer.set(key, value);
  }

  get empty(): boolean {
    return this.#objects.size === 0;
  }

  finish(): Appended {
    const chunks: Uint8Array[] = [];
    const offsets = new Map<number, { offset: number; gen: number; body?: number }>(this.#kept);
    let length = 0;
    // Text gathers until bytes come: one buffer for many objects.
    let gathered = '';
    const flush = (): void => {
      if (gathered !== '') chunks.push(Buffer.from(gathered, 'latin1'));
      gathered = '';
    };
    const text = (value: string): void => {
      gathered += value;
      length += value.length;
    };
    const write = (chunk: Uint8Array): void => {
      flush();
      chunks.push(chunk);
      length += chunk.length;
    };

    if (!this.#base.endsInNewline) text('\n');
    for (const [num, { gen, text: body, data }] of [...this.#objects].sort(([a], [b]) => a - b)) {
      const head = `${num} ${gen} obj\n`;
      offsets.set(num, { offset: this.#base.length + length, gen, body: length + head.length });
      text(`${head}${body}${data ? '\nstream\n' : '\nendobj\n'}`);
      if (data) {
        write(data);
        text('\nendstream\nendobj\n');
      }
    }

    const startxref = this.#base.length + length;
    const trailer = new Map(this.#trailer);
    if (this.#base.startxref > 0) trailer.set('Prev', String(this.#base.startxref));
    trailer.set('ID', this.#freshId());
    if (this.#base.xref === 'stream') {
      const num = this.allocate();
      offsets.set(num, { offset: startxref, gen: 0 });
      trailer.set('Size', String(this.#next));
      const { dict, data } = xrefStream(offsets, trailer);
      text(`${num} 0 obj\n${dict}\nstream\n`);
      write(data);
      text('\nendstream\nendobj\n');
    } else {
      trailer.set('Size', String(this.#next));
      text(`${xrefTable(offsets, this.#base.startxref === 0)}trailer\n${writeDict(trailer)}\n`);
    }
    text(`startxref\n${startxref}\n%%EOF\n`);

    flush();
    const tail = Buffer.concat(chunks, length);
    const base: RevisionBase = {
      length: this.#base.length + length,
      endsInNewline: true,
      startxref,
      size: this.#next,
      trailer,
      xref: this.#base.xref,
    };
    return {
      tail,
      base,
      bodyOffset: (num) => {
        const place = offsets.get(num);
        if (place?.body === undefined) throw new RangeError(`Object ${num} is not part of this revision.`);
        return place.body;
      },
    };
  }

  /** The first half names the document and stays, the second names this version (14.4). */
  #freshId(): string {
    // Random enough for a name, and taken from a stock.
    const fresh = `<${randomUUID().replaceAll('-', '').toUpperCase()}>`;
    const raw = this.#base.trailer.get('ID');
    const first = raw !== undefined && isArray(raw) ? parseArray(raw)[0] : undefined;
    return `[${first !== undefined && /^[(<]/.test(first) ? first : fresh}${fresh}]`;
  }
}

type Offsets = ReadonlyMap<number, { readonly offset: number; readonly gen: number }>;

/** Runs of consecutive numbers. */
function runs(offsets: Offsets): number[][] {
  const out: number[][] = [];
  for (const num of [...offsets.keys()].sort((a, b) => a - b)) {
    const run = out[out.length - 1];
    if (run && run[run.length - 1] === num - 1) run.push(num);
    else out.push([num]);
  }
  return out;
}

function xrefTable(offsets: Offsets, first: boolean): string {
  let text = 'xref\n';
  // A file's first table is one run that begins with the head of the list of free numbers (7.5.4).
  for (const run of runs(first ? new Map([[0, { offset: 0, gen: 65535 }], ...offsets]) : offsets)) {
    text += `${run[0]} ${run.length}\n`;
    for (const num of run) {
      const place = offsets.get(num);
      text += place
        ? `${String(place.offset).padStart(10, '0')} ${String(place.gen).padStart(5, '0')} n\r\n`
        : '0000000000 65535 f\r\n';
    }
  }
  return text;
}

function xrefStream(offsets: Offsets, trailer: Dict): { dict: string; data: Buffer } {
  const rows = Buffer.alloc(offsets.size * 8);
  const index: number[] = [];
  let at = 0;
  for (const run of runs(offsets)) {
    index.push(run[0] ?? 0, run.length);
    for (const num of run) {
      const place = offsets.get(num);
      rows[at] = 1;
      rows.writeUIntBE(place?.offset ?? 0, at + 1, 5);
      rows.writeUInt16BE(place?.gen ?? 0, at + 6);
      at += 8;
    }
  }
  const data = deflateSync(rows);
  const dict = new Map([
    ['Type', '/XRef'],
    ['W', '[1 5 2]'],
    ['Index', `[${index.join(' ')}]`],
    ...trailer,
    ['Filter', '/FlateDecode'],
    ['Length', String(data.length)],
  ]);
  return { dict: writeDict(dict), data };
}
