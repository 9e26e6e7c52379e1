import { readPages } from '../document/pages.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, parseArray, writeDict } from '../document/syntax.ts';

/** Attacks on signed files as published (PDF Insecurity, Shadow Attacks, Breaking the Specification), to be refused. */

/** Appends an update that `change` makes. */
export function update(bytes: Uint8Array, change: (revision: Revision, file: PdfFile) => void): Uint8Array {
  const file = openPdf(bytes);
  const revision = new Revision(file.base());
  change(revision, file);
  return Buffer.concat([bytes, revision.finish().tail]);
}

export function pageOf(file: PdfFile, number = 1): { readonly num: number; readonly dict: Dict } {
  const page = readPages(file)[number - 1];
  if (!page) throw new Error(`There is no page ${number}.`);
  return page;
}

function catalogOf(file: PdfFile): { readonly num: number; readonly dict: Dict } {
  const ref = asRef(file.trailer.get('Root'));
  const dict = file.dict(file.trailer.get('Root'));
  if (!ref || !dict) throw new Error('There is no catalog.');
  return { num: ref.num, dict };
}

/** Sets entries of the page; null takes one away. */
export function editPage(bytes: Uint8Array, entries: Readonly<Record<string, string | null>>): Uint8Array {
  return update(bytes, (revision, file) => {
    const { num, dict } = pageOf(file);
    revision.set(num, writeDict(edited(dict, entries)));
  });
}

export function editCatalog(bytes: Uint8Array, entries: Readonly<Record<string, string | null>>): Uint8Array {
  return update(bytes, (revision, file) => {
    const { num, dict } = catalogOf(file);
    revision.set(num, writeDict(edited(dict, entries)));
  });
}

function edited(dict: Dict, entries: Readonly<Record<string, string | null>>): Dict {
  const result = new Map(dict);
  for (const [key, value] of Object.entries(entries)) {
    if (value === null) result.delete(key);
    else result.set(key, value);
  }
  return result;
}

/** Incremental saving: other content for page 1. */
export function replaceContent(bytes: Uint8Array): Uint8Array {
  return update(bytes, (revision, file) => {
    const { num, dict } = pageOf(file);
    const content = revision.addStream(new Map(), Buffer.from('BT /F1 24 Tf 72 700 Td (You owe 1000000) Tj ET'));
    revision.set(num, writeDict(edited(dict, { Contents: `${content} 0 R` })));
  });
}

/** Adds an annotation to page 1. */
export function annotate(bytes: Uint8Array, annotation: string): Uint8Array {
  return update(bytes, (revision, file) => addToPage(revision, file, revision.add(annotation)));
}

function addToPage(revision: Revision, file: PdfFile, annotation: number): void {
  const { num, dict } = pageOf(file);
  const list = file.resolve(dict.get('Annots'));
  const old = isArray(list) ? parseArray(list) : [];
  revision.set(num, writeDict(edited(dict, { Annots: `[${[...old, `${annotation} 0 R`].join(' ')}]` })));
}

/** Sneaky signature: a new, visible signature field laid over the text, signed or not. */
export function addVisibleField(bytes: Uint8Array, value = ''): Uint8Array {
  return update(bytes, (revision, file) => {
    const look = revision.addStream(
      new Map([
        ['Type', '/XObject'],
        ['Subtype', '/Form'],
        ['BBox', '[0 0 400 100]'],
      ]),
      Buffer.from('1 1 1 rg 0 0 400 100 re f'),
    );
    const { num: page } = pageOf(file);
    const field = revision.add(
      `<</Type /Annot/Subtype /Widget/FT /Sig/T (Sneaky)/F 4/Rect [50 650 450 750]/P ${page} 0 R/AP <</N ${look} 0 R>>${value}>>`,
    );
    addToPage(revision, file, field);
    const { num, dict } = catalogOf(file);
    const form: Dict = file.dict(dict.get('AcroForm')) ?? new Map();
    const list = file.resolve(form.get('Fields'));
    const fields = isArray(list) ? parseArray(list) : [];
    form.set('Fields', `[${[...fields, `${field} 0 R`].join(' ')}]`);
    revision.set(num, writeDict(edited(dict, { AcroForm: writeDict(form) })));
  });
}

/** Changes one object as it is written, found by a text in it. */
export function editObject(bytes: Uint8Array, num: number, change: (text: string) => string): Uint8Array {
  return update(bytes, (revision, file) => revision.set(num, change(file.object(num).text)));
}

export interface Signed {
  readonly range: readonly [number, number, number, number];
  readonly rangeAt: number;
}

/** The /ByteRange written in a file, `index` counted from its start. */
export function rangeOf(bytes: Uint8Array, index = 0): Signed {
  const found = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)\s*\]/g),
  ][index];
  if (!found) throw new Error('There is no /ByteRange.');
  const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number);
  return { range: [a, b, c, d], rangeAt: found.index };
}

/** Another text for the /ByteRange, as long as the old one. */
export function rewriteRange(bytes: Uint8Array, text: string): Uint8Array {
  const { rangeAt } = rangeOf(bytes);
  const copy = Buffer.from(bytes);
  let end = copy.indexOf(']', rangeAt) + 1;
  while (copy[end] === 32) end++;
  if (text.length > end - rangeAt) throw new Error('The text is too long.');
  copy.write(text.padEnd(end - rangeAt), rangeAt, 'latin1');
  return copy;
}

/** Signature wrapping: what was signed behind the gap moves to the end of the file; the gap hides an update. */
export function wrapSignature(bytes: Uint8Array): Uint8Array {
  const { range } = rangeOf(bytes);
  const [, b, c, d] = range;
  const head = Buffer.from(bytes.subarray(0, c));
  const moved = Buffer.from(bytes.subarray(c, c + d));
  const evil = Buffer.from(replaceContent(bytes)).subarray(bytes.length);
  const at = c + evil.length;
  const wrapped = Buffer.concat([head, evil, moved]);
  const range2 = `/ByteRange [0 ${b} ${at} ${d}]`;
  return rewriteRange(wrapped, range2);
}

/** Signature wrapping inside the padding: zeros that end the hex string give way to other objects. */
export function hideInPadding(bytes: Uint8Array): Uint8Array {
  const { range } = rangeOf(bytes);
  const copy = Buffer.from(bytes);
  copy.write('> /Evil <</Type /Catalog>> /X <', range[2] - 400, 'latin1');
  return copy;
}
