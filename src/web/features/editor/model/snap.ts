import type { PageBox } from '../../../../domain/document/types.ts';
import { round } from './geometry.ts';
import type { Box } from './types.ts';

/** A dashed line across the page at a position in points. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** Points: an inch and half of it, where most letters have their margins. */
const margins = [36, 72];

/**
 * How far to correct a box so that one of its edges or its middle stands on that of another field, on a margin or on
 * the middle of the page. Within `reach` points; nearest wins.
 */
export function snapMove(box: Box, others: readonly Box[], page: PageBox, reach: number): Snapped {
  const x = nearest([box.x, box.x + box.w / 2, box.x + box.w], linesOf(others, page, 'x'), reach);
  const y = nearest([box.y, box.y + box.h / 2, box.y + box.h], linesOf(others, page, 'y'), reach);
  return result(x, y);
}

/** The same for one drawn side or corner: only the moving edges count. */
export function snapEdges(
  edges: { readonly x?: number | undefined; readonly y?: number | undefined },
  others: readonly Box[],
  page: PageBox,
  reach: number,
): Snapped {
  const x = edges.x === undefined ? undefined : nearest([edges.x], linesOf(others, page, 'x'), reach);
  const y = edges.y === undefined ? undefined : nearest([edges.y], linesOf(others, page, 'y'), reach);
  return result(x, y);
}

interface Hit {
  readonly shift: number;
  readonly line: number;
}

function result(x: Hit | undefined, y: Hit | undefined): Snapped {
  return {
    dx: x?.shift ?? 0,
    dy: y?.shift ?? 0,
    guides: [
      ...(x ? [{ axis: 'x' as const, at: round(x.line) }] : []),
      ...(y ? [{ axis: 'y' as const, at: round(y.line) }] : []),
    ],
  };
}

function linesOf(others: readonly Box[], page: PageBox, axis: 'x' | 'y'): number[] {
  const length = axis === 'x' ? page.width : page.height;
  const size = axis === 'x' ? 'w' : 'h';
  return [
    ...others.flatMap((box) => [box[axis], box[axis] + box[size] / 2, box[axis] + box[size]]),
    ...margins.flatMap((margin) => [margin, length - margin]),
    length / 2,
  ];
}

function nearest(edges: readonly number[], lines: readonly number[], reach: number): Hit | undefined {
  let best: Hit | undefined;
  for (const line of lines) {
    for (const edge of edges) {
      const shift = line - edge;
      if (Math.abs(shift) > reach || (best && Math.abs(best.shift) <= Math.abs(shift))) continue;
      best = { shift, line };
    }
  }
  return best;
}
