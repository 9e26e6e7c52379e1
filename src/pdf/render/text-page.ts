import { type PageView, pageView, toDisplay } from '../document/geometry.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import { withPage } from './pdfium.ts';

/** Letters of a page that are looked at. */
const MAX_CHARACTERS = 200_000;

/** Edges in points from the top left of the page as displayed. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The letters of a page in reading order; open only while the work that got it runs. */
export interface TextPage {
  readonly count: number;
  codeAt(index: number): number;
  /** null for a letter without a place. */
  boxOf(index: number): Box | null;
}

/** Opens the text of a page (1-based) of a sound file for `work`; nothing comes of a page without text. */
export function withTextPage<T>(
  bytes: Uint8Array,
  number: number,
  work: (text: TextPage) => readonly T[],
): Promise<readonly T[]> {
  const file = openPdf(bytes);
  const node = readPages(file)[number - 1];
  if (!node) throw new RangeError(`There is no page ${number}.`);
  const view = pageView(file, node.dict);
  return withPage(bytes, number, (pdfium, page) => {
    const text = pdfium._FPDFText_LoadPage(page);
    const pointer = pdfium.wasmExports.malloc(32);
    try {
      if (text === 0) return [];
      return work({
        count: Math.min(pdfium._FPDFText_CountChars(text), MAX_CHARACTERS),
        codeAt: (index) => pdfium._FPDFText_GetUnicode(text, index),
        boxOf(index) {
          if (!pdfium._FPDFText_GetCharBox(text, index, pointer, pointer + 8, pointer + 16, pointer + 24)) return null;
          return displayed(view, new Float64Array(pdfium.HEAPU8.slice(pointer, pointer + 32).buffer));
        },
      });
    } finally {
      if (text !== 0) pdfium._FPDFText_ClosePage(text);
      pdfium.wasmExports.free(pointer);
    }
  });
}

/** From left, right, bottom and top in user space. */
function displayed(view: PageView, [left = 0, right = 0, bottom = 0, top = 0]: Float64Array): Box {
  const [a, b] = [toDisplay(view, left, bottom), toDisplay(view, right, top)];
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
}
