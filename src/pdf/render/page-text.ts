import { type PageView, pageView, toDisplay } from '../document/geometry.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import type { TextLine } from '../engine.ts';
import { type Pdfium, withPage } from './pdfium.ts';

const MAX_CHARACTERS = 200_000;

/** Text of a page (1-based), line by line in reading order, with each line's box as displayed. The file must be sound. */
export function pageText(bytes: Uint8Array, number: number): Promise<readonly TextLine[]> {
  const file = openPdf(bytes);
  const node = readPages(file)[number - 1];
  if (!node) throw new RangeError(`There is no page ${number}.`);
  const view = pageView(file, node.dict);
  return withPage(bytes, number, (pdfium, page) => {
    const text = pdfium._FPDFText_LoadPage(page);
    const box = pdfium.wasmExports.malloc(32);
    try {
      return text === 0 ? [] : lines(pdfium, text, box, view);
    } finally {
      if (text !== 0) pdfium._FPDFText_ClosePage(text);
      pdfium.wasmExports.free(box);
    }
  });
}

function lines(pdfium: Pdfium, text: number, box: number, view: PageView): TextLine[] {
  const found: TextLine[] = [];
  let line = '';
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const end = (): void => {
    if (line.trim() !== '' && right >= left)
      found.push({ text: line.trim(), x: left, y: top, w: right - left, h: bottom - top });
    line = '';
    left = top = Number.POSITIVE_INFINITY;
    right = bottom = Number.NEGATIVE_INFINITY;
  };
  const count = Math.min(pdfium._FPDFText_CountChars(text), MAX_CHARACTERS);
  for (let index = 0; index < count; index++) {
    const code = pdfium._FPDFText_GetUnicode(text, index);
    if (code === 10 || code === 13) {
      end();
      continue;
    }
    // U+FFFE and U+0002 are pdfium's signs for a hyphen at the end of a line; it joins the next line to this one.
    const hyphen = code === 0xfffe || code === 2;
    line += hyphen ? '-' : code < 32 || code > 0x10ffff ? '' : String.fromCodePoint(code);
    if (!pdfium._FPDFText_GetCharBox(text, index, box, box + 8, box + 16, box + 24)) continue;
    const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = new Float64Array(pdfium.HEAPU8.slice(box, box + 32).buffer);
    if (x1 === x2 && y1 === y2) continue;
    for (const corner of [toDisplay(view, x1, y1), toDisplay(view, x2, y2)]) {
      left = Math.min(left, corner.x);
      right = Math.max(right, corner.x);
      top = Math.min(top, corner.y);
      bottom = Math.max(bottom, corner.y);
    }
    if (hyphen) end();
  }
  end();
  return found;
}
