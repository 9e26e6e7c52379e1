import type { PdfFile } from './reader.ts';
import { asRef, type Dict, isArray, PdfSyntaxError, parseArray } from './syntax.ts';
import { asName } from './values.ts';

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const MAX_DEPTH = 100;

export interface PageNode {
  /** Object number of the page dictionary. */
  readonly num: number;
  readonly gen: number;
  /** Its own entries, raw, with the inherited ones it lacks (7.7.3.4) filled in. */
  readonly dict: Dict;
  readonly inherits: boolean;
}

/** More pages than allowed. */
export class TooManyPages extends Error {
  override readonly name = 'TooManyPages';
}

/** Pages in order. Throws `PdfSyntaxError` when the tree is malformed, `TooManyPages` past `limit`. */
export function readPages(file: PdfFile, limit = 1_000_000): PageNode[] {
  const pages: PageNode[] = [];
  for (const page of walkPages(file)) {
    pages.push(page);
    if (pages.length > limit) throw new TooManyPages(`The file has more than ${limit} pages.`);
  }
  if (pages.length === 0) throw new PdfSyntaxError('The file has no pages.');
  return pages;
}

/** The first page alone; the rest of the tree is not looked at. */
export function firstPage(file: PdfFile): PageNode {
  const first = walkPages(file).next();
  if (first.done) throw new PdfSyntaxError('The file has no pages.');
  return first.value;
}

function* walkPages(file: PdfFile): Generator<PageNode, undefined> {
  const catalog = file.dict(file.trailer.get('Root'));
  const root = asRef(catalog?.get('Pages'));
  if (!catalog || !root) throw new PdfSyntaxError('The file has no pages.');
  const seen = new Set<number>();

  function* walk(raw: string, inherited: ReadonlyMap<string, string>, depth: number): Generator<PageNode, undefined> {
    const ref = asRef(raw);
    if (!ref || depth > MAX_DEPTH || seen.has(ref.num)) throw new PdfSyntaxError('The page tree is malformed.');
    seen.add(ref.num);
    const dict = file.dict(raw);
    if (!dict) throw new PdfSyntaxError('A page is missing.');
    const kids = dict.get('Kids');
    if (kids === undefined) {
      if (asName(file.resolve(dict.get('Type'))) !== 'Page') throw new PdfSyntaxError('A page has the wrong type.');
      const own = new Set(dict.keys());
      for (const [key, value] of inherited) if (!own.has(key)) dict.set(key, value);
      yield { num: ref.num, gen: ref.gen, dict, inherits: dict.size > own.size };
      return;
    }
    const handed = new Map(inherited);
    for (const key of INHERITED) {
      const value = dict.get(key);
      if (value !== undefined) handed.set(key, value);
    }
    const list = file.resolve(kids);
    if (!isArray(list)) throw new PdfSyntaxError('The page tree is malformed.');
    for (const kid of parseArray(list)) yield* walk(kid, handed, depth + 1);
  }

  yield* walk(`${root.num} ${root.gen} R`, new Map(), 0);
}
