import type { TextLine } from '../engine.ts';
import { type TextPage, withTextPage } from './text-page.ts';

/** Text of a page (1-based), line by line in reading order, with each line's box as displayed. The file must be sound. */
export function pageText(bytes: Uint8Array, number: number): Promise<readonly TextLine[]> {
  return withTextPage(bytes, number, lines);
}

function lines(text: TextPage): TextLine[] {
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
  for (let index = 0; index < text.count; index++) {
    const code = text.codeAt(index);
    if (code === 10 || code === 13) {
      end();
      continue;
    }
    // U+FFFE and U+0002 are pdfium's signs for a hyphen at the end of a line; it joins the next line to this one.
    const hyphen = code === 0xfffe || code === 2;
    line += hyphen ? '-' : code < 32 || code > 0x10ffff ? '' : String.fromCodePoint(code);
    const box = text.boxOf(index);
    if (!box || (box.left === box.right && box.top === box.bottom)) continue;
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
    if (hyphen) end();
  }
  end();
  return found;
}
