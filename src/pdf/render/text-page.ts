import { type PageView, pageView, toDisplay } from '../document/geometry.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import { type Pdfium, withPage } from './pdfium.ts';

/** Letters of a page that are looked at. */
const MAX_CHARACTERS = 200_000;
const MAX_OBJECTS = 20_000;
/** FPDF_PAGEOBJ_PATH */
const PATH = 2;
/** Of a line that is drawn, in points. */
const THICKEST = 3;
const SHORTEST = 40;

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
  /** Lines drawn across, as strokes or thin bars, from left to right as displayed. */
  drawnLines(): readonly Box[];
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
        drawnLines: () => drawnLines(pdfium, page, pointer, view),
      });
    } finally {
      if (text !== 0) pdfium._FPDFText_ClosePage(text);
      pdfium.wasmExports.free(pointer);
    }
  });
}

/** One line a path: what a path draws besides, a frame or a table, makes it taller than a line. */
function drawnLines(pdfium: Pdfium, page: number, pointer: number, view: PageView): Box[] {
  const found: Box[] = [];
  const objects = Math.min(pdfium._FPDFPage_CountObjects(page), MAX_OBJECTS);
  for (let index = 0; index < objects; index++) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    if (pdfium._FPDFPageObj_GetType(object) !== PATH) continue;
    if (!pdfium._FPDFPageObj_GetBounds(object, pointer, pointer + 4, pointer + 8, pointer + 12)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(
      pdfium.HEAPU8.slice(pointer, pointer + 16).buffer,
    );
    const box = displayed(view, new Float64Array([left, right, bottom, top]));
    if (box.bottom - box.top <= THICKEST && box.right - box.left >= SHORTEST) found.push(box);
  }
  return found;
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
