/**
 * PDF syntax as raw text (ISO 32000-2, 7.2 and 7.3). Values stay the text they were written as, one byte per character
 * (latin1), so that what nobody touches is written back byte for byte. Only the structure is looked at here.
 */

/** The file does not follow the syntax this reader insists on. Caught by `prepare`, which then repairs. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
}

/** Key (name, decoded, without slash) to the raw text of its value. */
export type Dict = Map<string, string>;

export interface Ref {
  readonly num: number;
  readonly gen: number;
}

const MAX_DEPTH = 200;
const REFERENCE = /(\d{1,10})[ \t\r\n\f\0]+(\d{1,5})[ \t\r\n\f\0]+R(?![^ \t\r\n\f\0()<>[\]{}/%])/y;

function isWhite(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0;
}

function isDelimiter(code: number): boolean {
  return (
    code === 40 ||
    code === 41 ||
    code === 60 ||
    code === 62 ||
    code === 91 ||
    code === 93 ||
    code === 123 ||
    code === 125 ||
    code === 47 ||
    code === 37
  );
}

/** Position of the next character that is neither white space nor comment. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWhite(code)) at++;
    else if (code === 37) {
      while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
    } else break;
  }
  return at;
}

function tokenEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWhite(code) || isDelimiter(code)) break;
    at++;
  }
  return at;
}

function stringEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
  }
  throw new PdfSyntaxError('A string does not end.');
}

/** End of the value that begins exactly at `from`; a reference (`12 0 R`) counts as one value. */
export function valueEnd(text: string, from: number, depth = 0): number {
  if (depth > MAX_DEPTH) throw new PdfSyntaxError('Values are nested too deep.');
  const code = text.charCodeAt(from);
  if (code === 60) {
    if (text.charCodeAt(from + 1) === 60) return walkDict(text, from, depth, undefined);
    const end = text.indexOf('>', from);
    if (end < 0) throw new PdfSyntaxError('A hex string does not end.');
    return end + 1;
  }
  if (code === 91) return walkArray(text, from, depth, undefined);
  if (code === 40) return stringEnd(text, from);
  if (code === 47) return tokenEnd(text, from + 1);
  if (code >= 48 && code <= 57) {
    REFERENCE.lastIndex = from;
    if (REFERENCE.test(text)) return REFERENCE.lastIndex;
  }
  const end = tokenEnd(text, from);
  if (end === from) throw new PdfSyntaxError('A value is missing.');
  return end;
}

function walkDict(text: string, from: number, depth: number, into: Dict | undefined): number {
  let at = from + 2;
  for (;;) {
    at = skipSpace(text, at);
    const code = text.charCodeAt(at);
    if (code === 62 && text.charCodeAt(at + 1) === 62) return at + 2;
    if (code !== 47) throw new PdfSyntaxError('A dictionary key is missing.');
    const keyEnd = tokenEnd(text, at + 1);
    const start = skipSpace(text, keyEnd);
    const end = valueEnd(text, start, depth + 1);
    // The first of two equal keys wins, as it does in most readers.
    if (into) {
      const key = decodeName(text.slice(at + 1, keyEnd));
      if (!into.has(key)) into.set(key, text.slice(start, end));
    }
    at = end;
  }
}

function walkArray(text: string, from: number, depth: number, into: string[] | undefined): number {
  let at = from + 1;
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) throw new PdfSyntaxError('An array does not end.');
    if (text.charCodeAt(at) === 93) return at + 1;
    const end = valueEnd(text, at, depth + 1);
    into?.push(text.slice(at, end));
    at = end;
  }
}

/** Entries of a dictionary written at the start of `text`. Throws `PdfSyntaxError` when there is none. */
export function parseDict(text: string): Dict {
  const from = skipSpace(text, 0);
  if (!text.startsWith('<<', from)) throw new PdfSyntaxError('A dictionary was expected.');
  const entries: Dict = new Map();
  walkDict(text, from, 0, entries);
  return entries;
}

export function isDict(text: string): boolean {
  return text.startsWith('<<', skipSpace(text, 0));
}

export function isArray(text: string): boolean {
  return text.charCodeAt(skipSpace(text, 0)) === 91;
}

/** Raw elements of an array written at the start of `text`. */
export function parseArray(text: string): string[] {
  const from = skipSpace(text, 0);
  if (text.charCodeAt(from) !== 91) throw new PdfSyntaxError('An array was expected.');
  const elements: string[] = [];
  walkArray(text, from, 0, elements);
  return elements;
}

export function writeDict(entries: ReadonlyMap<string, string>): string {
  let text = '<<';
  for (const [key, value] of entries) {
    const code = value.charCodeAt(0);
    text += `/${encodeName(key)}${isDelimiter(code) && code !== 37 ? '' : ' '}${value}\n`;
  }
  return `${text}>>`;
}

export function decodeName(raw: string): string {
  return raw.includes('#')
    ? raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : raw;
}

export function encodeName(name: string): string {
  return name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (c) => `#${(c.charCodeAt(0) & 255).toString(16).padStart(2, '0')}`);
}

/** Text with every reference renumbered; strings, names and comments are left alone. */
export function mapReferences(text: string, renumber: (ref: Ref) => string): string {
  let out = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 40) at = stringEnd(text, at);
    else if (code === 37) at = skipSpace(text, at);
    else if (code === 47) at = tokenEnd(text, at + 1);
    else if (code >= 48 && code <= 57) {
      REFERENCE.lastIndex = at;
      const found = REFERENCE.exec(text);
      if (found) {
        out += text.slice(copied, at) + renumber({ num: Number(found[1]), gen: Number(found[2]) });
        copied = at = REFERENCE.lastIndex;
      } else at = tokenEnd(text, at);
    } else if (isWhite(code) || isDelimiter(code)) at++;
    else at = tokenEnd(text, at);
  }
  return out + text.slice(copied);
}

/** The reference written at the start of `text`, or null. */
export function asRef(text: string | undefined): Ref | null {
  if (text === undefined) return null;
  REFERENCE.lastIndex = skipSpace(text, 0);
  const found = REFERENCE.exec(text);
  return found ? { num: Number(found[1]), gen: Number(found[2]) } : null;
}
