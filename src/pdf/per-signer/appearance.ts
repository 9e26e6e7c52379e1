import { type Box, displayMatrix, matrixText, type PageView, toDisplay } from '../document/geometry.ts';
import type { Revision } from '../document/revision.ts';
import { numberText } from '../document/values.ts';
import { mergeResources } from '../ink/ink.ts';
import type { Inked } from '../ink/stroke.ts';

interface DisplayBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A box of the page as displayed, in the page's user space: what /Rect says. */
export function userRect(view: PageView, { x, y, w, h }: DisplayBox): Box {
  const [a, b, c, d, e, f] = displayMatrix(view);
  const corner = (px: number, py: number) => [a * px + c * py + e, b * px + d * py + f] as const;
  const [x1, y1] = corner(x, view.height - y - h);
  const [x2, y2] = corner(x + w, view.height - y);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

export function rectText(box: Box): string {
  return `[${box.map((side) => numberText(side)).join(' ')}]`;
}

/**
 * A look for a widget (12.5.5) cut out of a drawing of the page as displayed: its matrix is the page's own, so that its
 * box falls onto /Rect without scaling, whatever the page's rotation, crop box and user unit.
 */
export function addLook(revision: Revision, view: PageView, rect: Box, drawn: readonly Inked[]): string {
  const one = toDisplay(view, rect[0], rect[1]);
  const other = toDisplay(view, rect[2], rect[3]);
  const box: Box = [
    Math.min(one.x, other.x),
    view.height - Math.max(one.y, other.y),
    Math.max(one.x, other.x),
    view.height - Math.min(one.y, other.y),
  ];
  const form = revision.addStream(
    new Map([
      ['Type', '/XObject'],
      ['Subtype', '/Form'],
      ['BBox', rectText(box)],
      ['Matrix', matrixText(displayMatrix(view))],
      ['Resources', mergeResources(drawn)],
    ]),
    Buffer.from(drawn.map((run) => run.content).join(''), 'latin1'),
  );
  return `${form} 0 R`;
}
