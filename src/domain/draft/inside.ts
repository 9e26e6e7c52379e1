import type { PageBox } from '../document/types.ts';
import type { Widget } from '../widget/types.ts';

/** Points a box may stick out by: what rounding in a client's editor comes to. */
const TOLERANCE = 1;

/** Whether a box lies on a page that exists, within it. */
export function isInside(widget: Pick<Widget, 'page' | 'x' | 'y' | 'w' | 'h'>, pages: readonly PageBox[]): boolean {
  const page = pages[widget.page - 1];
  if (page === undefined) return false;
  const { x, y, w, h } = widget;
  return x >= -TOLERANCE && y >= -TOLERANCE && x + w <= page.width + TOLERANCE && y + h <= page.height + TOLERANCE;
}
