import { pageView, toDisplay } from '../document/geometry.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import type { Blank } from '../engine.ts';
import { type Pdfium, withPage } from './pdfium.ts';

const MAX_CHARACTERS = 200_000;
const MOST_BLANKS = 200;
/** Shorter runs are names with an underscore in them, or the dots of an ellipsis. */
const SHORTEST = { _: 4, '.': 12, '\u2026': 4 } as Readonly<Record<string, number>>;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Runs of underscores or dots on a page (1-based) that leave room to write, in reading order, each with the words
 * before it on its line.
 */
export function blanks(bytes: Uint8Array, number: number): Promise<readonly Blank[]> {
  const file = openPdf(bytes);
  const node = readPages(file)[number - 1];
  if (!node) throw new RangeError(`There is no page ${number}.`);
  const view = pageView(file, node.dict);
  return withPage(bytes, number, (pdfium, page) => {
    const text = pdfium._FPDFText_LoadPage(page);
    const pointer = pdfium.wasmExports.malloc(32);
    try {
      if (text === 0) return [];
      const boxOf = (index: number): Box | null => {
        const box = charBox(pdfium, text, index, pointer);
        if (!box) return null;
        const [a, b] = [toDisplay(view, box[0], box[2]), toDisplay(view, box[1], box[3])];
        return {
          left: Math.min(a.x, b.x),
          right: Math.max(a.x, b.x),
          top: Math.min(a.y, b.y),
          bottom: Math.max(a.y, b.y),
        };
      };
      return runs(pdfium, text, boxOf);
    } finally {
      if (text !== 0) pdfium._FPDFText_ClosePage(text);
      pdfium.wasmExports.free(pointer);
    }
  });
}

function runs(pdfium: Pdfium, text: number, boxOf: (index: number) => Box | null): Blank[] {
  const found: Blank[] = [];
  const count = Math.min(pdfium._FPDFText_CountChars(text), MAX_CHARACTERS);
  let before = '';
  let index = 0;
  while (index < count && found.length < MOST_BLANKS) {
    const code = pdfium._FPDFText_GetUnicode(text, index);
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    const shortest = SHORTEST[character];
    if (shortest === undefined) {
      before = code === 10 || code === 13 ? '' : (before + character).slice(-200);
      index += 1;
      continue;
    }
    let end = index + 1;
    while (end < count && pdfium._FPDFText_GetUnicode(text, end) === code) end += 1;
    const boxes = [boxOf(index), boxOf(end - 1)];
    const [first, last] = boxes;
    if (end - index >= shortest && first && last) {
      const [x, right] = [Math.min(first.left, last.left), Math.max(first.right, last.right)];
      const baseline = Math.max(first.bottom, last.bottom);
      found.push({ x, y: baseline, w: right - x, before: before.trim() });
      before = '';
    } else before += character;
    index = end;
  }
  return found;
}

/** left, right, bottom, top in user space. */
function charBox(
  pdfium: Pdfium,
  text: number,
  index: number,
  pointer: number,
): [number, number, number, number] | null {
  if (!pdfium._FPDFText_GetCharBox(text, index, pointer, pointer + 8, pointer + 16, pointer + 24)) return null;
  const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(
    pdfium.HEAPU8.slice(pointer, pointer + 32).buffer,
  );
  return [left, right, bottom, top];
}
