import type { PdfFile, PdfObject } from '../document/reader.ts';
import { asRef, mapReferences, PdfSyntaxError, parseDict } from '../document/syntax.ts';
import { asName } from '../document/values.ts';
import type { Entry } from '../document/xref.ts';

/** Numbers of the objects that differ between two revisions: changed, added, gone. */
export function changedObjects(before: PdfFile, after: PdfFile): Set<number> {
  const changed = new Set<number>();
  for (let num = 1; num < Math.max(before.size, after.size); num++) {
    const [old, fresh] = [before.entry(num), after.entry(num)];
    if (isSamePlace(old, fresh) && !(old.kind === 'packed' && movedStream(before, after, old.stream))) continue;
    if (!isSameObject(read(before, num), read(after, num)) && !isStructure(after, num)) changed.add(num);
  }
  return changed;
}

function isSamePlace(a: Entry, b: Entry): boolean {
  if (a.kind === 'free' || b.kind === 'free') return a.kind === b.kind;
  if (a.kind === 'plain') return b.kind === 'plain' && a.offset === b.offset && a.gen === b.gen;
  return b.kind === 'packed' && a.stream === b.stream && a.index === b.index;
}

function movedStream(before: PdfFile, after: PdfFile, stream: number): boolean {
  return !isSamePlace(before.entry(stream), after.entry(stream));
}

function read(file: PdfFile, num: number): PdfObject | null {
  try {
    return file.object(num);
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Objects that can't be read are never the same. */
function isSameObject(a: PdfObject | null, b: PdfObject | null): boolean {
  if (!a || !b || a.text !== b.text) return false;
  return a.data === null || b.data === null ? a.data === b.data : a.data.equals(b.data);
}

/** Cross-reference and object streams hold the file together and nothing of the document. */
function isStructure(file: PdfFile, num: number): boolean {
  const object = read(file, num);
  if (!object?.data) return false;
  const type = asName(parseDict(object.text).get('Type'));
  return type === 'XRef' || type === 'ObjStm';
}

/** Numbers that a raw value refers to. */
export function referencesIn(raw: string): number[] {
  const found: number[] = [];
  mapReferences(raw, ({ num }) => {
    found.push(num);
    return '';
  });
  return found;
}

const MAX_WALKED = 2_000_000;

/** Follows references from a raw value, each object once, as far as `enter` says; it is asked about every object met. */
export function walk(file: PdfFile, raw: string, seen: Set<number>, enter: (num: number) => boolean): void {
  const waiting = referencesIn(raw);
  for (let num = waiting.pop(); num !== undefined; num = waiting.pop()) {
    if (seen.has(num)) continue;
    seen.add(num);
    if (seen.size > MAX_WALKED) throw new PdfSyntaxError('The file has too many objects.');
    if (!enter(num)) continue;
    const object = read(file, num);
    if (object) for (const next of referencesIn(object.text)) waiting.push(next);
  }
}

/** Whether two raw values read the same, references of the same number taken as the same. */
export function isSameValue(before: PdfFile, after: PdfFile, a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  return asRef(a) === null && asRef(b) === null && before.resolve(a) === after.resolve(b);
}
