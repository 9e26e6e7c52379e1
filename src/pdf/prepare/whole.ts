import type { PageNode } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import { asRef, isArray, parseArray } from '../document/syntax.ts';

const MAX_OBJECTS = 200_000;
/** What a page draws with, by the keys that lead there. */
const drawing = ['Font', 'XObject', 'Pattern', 'Shading'];
const inFonts = ['DescendantFonts', 'FontDescriptor', 'FontFile', 'FontFile2', 'FontFile3'];

/**
 * Whether all is there that the pages are drawn with: contents, fonts with their programs, pictures. A reference to
 * nothing is legal (7.3.10), but in a file that had to be repaired it tells of a part that was lost: a half transfer,
 * whose pages would show something else than their author wrote.
 */
export function isWhole(file: PdfFile, pages: readonly PageNode[]): boolean {
  const seen = new Set<number>();

  function there(raw: string | undefined): boolean {
    const ref = asRef(raw);
    return ref === null || file.object(ref.num).text !== 'null';
  }

  /** All values of a dictionary or an array, or the value alone. */
  function partsOf(raw: string | undefined): readonly string[] {
    const text = file.resolve(raw);
    if (isArray(text)) return parseArray(text);
    return raw === undefined ? [] : [raw];
  }

  function font(raw: string): boolean {
    const ref = asRef(raw);
    if (ref && (seen.has(ref.num) || seen.size > MAX_OBJECTS)) return true;
    if (ref) seen.add(ref.num);
    if (!there(raw)) return false;
    const dict = file.dict(raw);
    if (!dict) return true;
    return inFonts.every((key) => !dict.has(key) || (there(dict.get(key)) && partsOf(dict.get(key)).every(font)));
  }

  return pages.every(({ dict }) => {
    const contents = dict.get('Contents');
    if (!there(contents) || !partsOf(contents).every(there)) return false;
    if (!there(dict.get('Resources'))) return false;
    const resources = file.dict(dict.get('Resources'));
    return drawing.every((kind) => {
      if (!there(resources?.get(kind))) return false;
      const entries = [...(file.dict(resources?.get(kind))?.values() ?? [])];
      return entries.every((raw) => (kind === 'Font' ? font(raw) : there(raw)));
    });
  });
}
