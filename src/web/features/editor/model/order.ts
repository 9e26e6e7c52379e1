import type { EditorWidget } from './types.ts';

/** Points; boxes whose tops differ less stand in one line. */
const LINE = 8;

/** As one reads: page by page, line by line, from the left. */
export function inReadingOrder(widgets: readonly EditorWidget[]): EditorWidget[] {
  return [...widgets].sort((a, b) => {
    if (a.page !== b.page) return a.page - b.page;
    const line = Math.round(a.y / LINE) - Math.round(b.y / LINE);
    return line !== 0 ? line : a.x - b.x;
  });
}
