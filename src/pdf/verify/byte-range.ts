import type { PdfFile } from '../document/reader.ts';
import { decodeName, isArray, parseArray, skipSpace, valueEnd } from '../document/syntax.ts';
import { asNumber } from '../document/values.ts';

/** A signature dictionary's own account of what it covers, checked against where it lies. */
export interface Coverage {
  readonly range: readonly [number, number, number, number];
  /** Offset behind the last byte covered. */
  readonly end: number;
  readonly contents: Buffer;
}

/** Longest string of /Contents that is read: twice what the largest real signatures need. */
const MAX_CONTENTS = 4 * 1024 * 1024;

/**
 * Checks the /ByteRange of signature object `num` (ISO 32000-2, 12.8.1) as hostilely as one can: two ranges from the
 * first byte on, whose gap is exactly the hex string of this very dictionary's /Contents, so that nothing else can hide
 * in it; both keys once; nothing covered twice; not past the file. Answers a sentence when something is wrong.
 */
export function readCoverage(file: PdfFile, num: number): Coverage | string {
  const entry = file.entry(num);
  if (entry.kind !== 'plain') return 'The signature dictionary is not an object of its own.';
  const { bytes } = file;
  const head = /^\s*\d{1,10}\s+\d{1,5}\s+obj/.exec(bytes.toString('latin1', entry.offset, entry.offset + 48));
  if (!head) return 'The signature dictionary is not where the file says.';
  const { text, start } = valueAt(bytes, entry.offset + head[0].length);
  const entries = entriesOf(text);
  const ranges = entries.filter(({ key }) => key === 'ByteRange');
  const strings = entries.filter(({ key }) => key === 'Contents');
  const [range] = ranges;
  const [contents] = strings;
  if (!range || ranges.length > 1) return 'The signature has no /ByteRange, or several.';
  if (!contents || strings.length > 1) return 'The signature has no /Contents, or several.';

  const numbers = isArray(range.value) ? parseArray(range.value).map(asNumber) : [];
  const [a, b, c, d] = numbers;
  if (numbers.length !== 4 || a == null || b == null || c == null || d == null)
    return 'The /ByteRange does not consist of two ranges.';
  if (![a, b, c, d].every((n) => Number.isSafeInteger(n) && n >= 0)) return 'The /ByteRange holds impossible numbers.';
  if (a !== 0) return 'The /ByteRange does not begin at the first byte.';
  if (c < b || c + d > bytes.length) return 'The ranges of the /ByteRange overlap, or reach past the file.';
  if (b !== start + contents.from || c !== start + contents.to)
    return 'The gap of the /ByteRange is not exactly the signature.';
  if (contents.value.length > MAX_CONTENTS || !/^<(?:[0-9A-Fa-f]{2})+>$/.test(contents.value))
    return 'The signature is not written as one hex string.';
  return { range: [a, b, c, d], end: c + d, contents: Buffer.from(contents.value.slice(1, -1), 'hex') };
}

/** The value that begins at an offset, with the offset of its first character. */
function valueAt(bytes: Buffer, offset: number): { readonly text: string; readonly start: number } {
  const window = bytes.toString('latin1', offset, Math.min(bytes.length, offset + 3 * MAX_CONTENTS));
  const from = skipSpace(window, 0);
  return { text: window.slice(from, valueEnd(window, from)), start: offset + from };
}

interface Placed {
  readonly key: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** Entries of a dictionary in order, with their places; doubles stay doubles. */
function entriesOf(text: string): Placed[] {
  const entries: Placed[] = [];
  let at = text.startsWith('<<') ? skipSpace(text, 2) : text.length;
  while (text.charCodeAt(at) === 47) {
    const keyEnd = valueEnd(text, at);
    const from = skipSpace(text, keyEnd);
    const to = valueEnd(text, from);
    entries.push({ key: decodeName(text.slice(at + 1, keyEnd)), value: text.slice(from, to), from, to });
    at = skipSpace(text, to);
  }
  return entries;
}
