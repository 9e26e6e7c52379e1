import { decodeStream } from './filters.ts';
import type { Source } from './source.ts';
import { type Dict, PdfSyntaxError, parseArray, parseDict, skipSpace, valueEnd } from './syntax.ts';
import { asInteger, asName } from './values.ts';

/** Where an object is (7.5.4, 7.5.8). */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

export interface Section {
  readonly trailer: Dict;
  readonly kind: 'table' | 'stream';
  /** One more than the highest number the section names. */
  readonly end: number;
  find(num: number): Entry | undefined;
}

const MAX_SECTIONS = 1000;
/** 7.5.4 of the standard allows more, no real file needs it. */
export const MAX_OBJECT = 8_388_607;

/** Reads a value that begins at `offset`, in a window that grows until the value ends inside it. */
export function readValue(bytes: Source, offset: number, size = 2048): { text: string; end: number } {
  for (let window = size; ; window *= 4) {
    const last = offset + window >= bytes.length;
    const text = bytes.text(offset, Math.min(bytes.length, offset + window));
    try {
      const start = skipSpace(text, 0);
      const end = valueEnd(text, start);
      // Eight characters more than the value: enough to see the R of a reference.
      if (last || end + 8 < text.length) return { text: text.slice(start, end), end: offset + end };
    } catch (error) {
      if (last || window > 64 * 1024 * 1024) throw error;
    }
  }
}

/** Offset after the last `startxref` keyword of the file. */
export function startOffset(bytes: Source): number {
  const tailStart = Math.max(0, bytes.length - 2048);
  const tail = bytes.text(tailStart, bytes.length);
  const at = tail.lastIndexOf('startxref');
  const found = at < 0 ? null : /^startxref\s+(\d{1,15})\s/.exec(`${tail.slice(at)}\n`);
  const offset = found ? Number(found[1]) : -1;
  if (offset <= 0 || offset >= bytes.length) throw new PdfSyntaxError('The file names no cross-reference.');
  return offset;
}

/** All sections, newest first: tables, streams, hybrids, along /Prev. Throws `PdfSyntaxError` on cycles and past the bounds. */
export function readSections(bytes: Source, start: number): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  let next: number | null = start;
  while (next !== null) {
    if (seen.has(next) || seen.size > MAX_SECTIONS)
      throw new PdfSyntaxError('The chain of cross-references does not end.');
    seen.add(next);
    const section = readSection(bytes, next);
    sections.push(section);
    const hybrid = section.kind === 'table' ? section.trailer.get('XRefStm') : undefined;
    if (hybrid !== undefined) {
      const at = asInteger(hybrid);
      if (seen.has(at)) throw new PdfSyntaxError('The chain of cross-references does not end.');
      seen.add(at);
      sections.push(readSection(bytes, at));
    }
    const prev = section.trailer.get('Prev');
    next = prev === undefined ? null : asInteger(prev);
  }
  return sections;
}

function readSection(bytes: Source, offset: number): Section {
  if (offset < 0 || offset >= bytes.length) throw new PdfSyntaxError('A cross-reference lies outside the file.');
  const head = bytes.text(offset, offset + 64);
  const start = skipSpace(head, 0);
  return head.startsWith('xref', start) ? readTable(bytes, offset + start + 4) : readStream(bytes, offset);
}

function readTable(bytes: Source, from: number): Section {
  const ranges: { first: number; count: number; at: number }[] = [];
  let at = from;
  let end = 0;
  for (;;) {
    const window = bytes.text(at, at + 128);
    const start = skipSpace(window, 0);
    if (window.startsWith('trailer', start)) {
      at += start + 7;
      break;
    }
    const found = /^(\d{1,10})[ \t]+(\d{1,10})[ \t]*(?:\r\n|\r|\n)/.exec(window.slice(start));
    if (!found) throw new PdfSyntaxError('A cross-reference table is malformed.');
    const first = Number(found[1]);
    const count = Number(found[2]);
    at += start + found[0].length;
    if (first + count > MAX_OBJECT || at + count * 20 > bytes.length)
      throw new PdfSyntaxError('A cross-reference table is too long.');
    for (const row of count === 0 ? [] : [0, count - 1]) {
      if (!/^\d{10} \d{5} [nf][ \r\n]{2}$/.test(bytes.text(at + row * 20, at + row * 20 + 20)))
        throw new PdfSyntaxError('Rows of a cross-reference table are malformed.');
    }
    if (count > 0) ranges.push({ first, count, at });
    end = Math.max(end, first + count);
    at += count * 20;
    if (ranges.length > 100_000) throw new PdfSyntaxError('A cross-reference table has too many parts.');
  }
  const trailer = parseDict(readValue(bytes, at).text);
  const hybrid = trailer.has('XRefStm');
  return {
    trailer,
    kind: 'table',
    end,
    find(num) {
      for (const range of ranges) {
        if (num < range.first || num >= range.first + range.count) continue;
        const row = bytes.text(range.at + (num - range.first) * 20, range.at + (num - range.first) * 20 + 18);
        if (row[17] === 'n') return { kind: 'plain', offset: Number(row.slice(0, 10)), gen: Number(row.slice(11, 16)) };
        // In a hybrid file a free row may hide an object of the stream beside it (7.5.8.4).
        return hybrid ? undefined : { kind: 'free' };
      }
      return undefined;
    },
  };
}

function readStream(bytes: Source, offset: number): Section {
  const head = /^\s*\d+\s+\d+\s+obj\b/.exec(bytes.text(offset, offset + 64));
  if (!head) throw new PdfSyntaxError('A cross-reference is not where the file says.');
  const { text, end: dictEnd } = readValue(bytes, offset + head[0].length);
  const trailer = parseDict(text);
  if (asName(trailer.get('Type')) !== 'XRef') throw new PdfSyntaxError('A cross-reference stream has the wrong type.');
  const data = streamData(bytes, dictEnd, asInteger(trailer.get('Length')));
  const rows = decodeStream(trailer, data, (raw) => raw);
  const widths = parseArray(trailer.get('W') ?? '[]').map(asInteger);
  const [w0 = -1, w1 = -1, w2 = -1] = widths;
  const width = w0 + w1 + w2;
  if (w0 < 0 || w1 < 0 || w2 < 0 || width <= 0 || w1 > 6 || w2 > 6 || w0 > 4)
    throw new PdfSyntaxError('A cross-reference stream is malformed.');
  const size = asInteger(trailer.get('Size'));
  const index = trailer.has('Index') ? parseArray(trailer.get('Index') ?? '').map(asInteger) : [0, size];
  const ranges: { first: number; count: number; row: number }[] = [];
  let total = 0;
  let end = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    const first = index[i] ?? 0;
    const count = Math.min(index[i + 1] ?? 0, Math.floor(rows.length / width) - total);
    if (first < 0 || first + count > MAX_OBJECT) throw new PdfSyntaxError('A cross-reference stream is too long.');
    if (count > 0) ranges.push({ first, count, row: total });
    total += Math.max(0, count);
    end = Math.max(end, first + count);
  }
  return {
    trailer,
    kind: 'stream',
    end,
    find(num) {
      for (const range of ranges) {
        if (num < range.first || num >= range.first + range.count) continue;
        const at = (range.row + num - range.first) * width;
        const type = w0 === 0 ? 1 : rows.readUIntBE(at, w0);
        const second = w1 === 0 ? 0 : rows.readUIntBE(at + w0, w1);
        const third = w2 === 0 ? 0 : rows.readUIntBE(at + w0 + w1, w2);
        if (type === 1) return { kind: 'plain', offset: second, gen: third };
        return type === 2 ? { kind: 'packed', stream: second, index: third } : { kind: 'free' };
      }
      return undefined;
    },
  };
}

/** Bytes of a stream whose dictionary ends at `dictEnd` (7.3.8.1); `endstream` must follow where `length` says. */
export function streamData(bytes: Source, dictEnd: number, length: number): Buffer {
  const head = /^\s*stream(\r\n|\n)/.exec(bytes.text(dictEnd, dictEnd + 32));
  if (!head) throw new PdfSyntaxError('A stream does not begin where it should.');
  const start = dictEnd + head[0].length;
  if (length < 0 || start + length > bytes.length) throw new PdfSyntaxError('A stream is longer than the file.');
  if (!/^\s{0,4}endstream/.test(bytes.text(start + length, start + length + 16)))
    throw new PdfSyntaxError('A stream does not end where it should.');
  return bytes.slice(start, start + length);
}
