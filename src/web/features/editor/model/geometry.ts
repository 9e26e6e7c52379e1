import type { PageBox } from '../../../../domain/document/types.ts';
import type { Box } from './types.ts';

/** Points. Smaller can't be grasped. */
export const SMALLEST = 5;

export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';
export const handles: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

/** Tenths of a point are finer than any screen; more digits only make long numbers. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The box, moved and if need be shrunk so that it lies on its page. */
export function keepOnPage(box: Box, page: PageBox): Box {
  const w = round(Math.min(Math.max(box.w, SMALLEST), page.width));
  const h = round(Math.min(Math.max(box.h, SMALLEST), page.height));
  return {
    x: round(Math.min(Math.max(box.x, 0), page.width - w)),
    y: round(Math.min(Math.max(box.y, 0), page.height - h)),
    w,
    h,
  };
}

/** The smallest box around all. */
export function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Draws a side or corner by dx, dy; the opposite one stays. `ratio` keeps the shape when a corner is drawn. */
export function resized(box: Box, handle: Handle, dx: number, dy: number, page: PageBox, ratio = false): Box {
  let { x, y } = box;
  let right = box.x + box.w;
  let bottom = box.y + box.h;
  if (handle.includes('w')) x = Math.min(Math.max(0, x + dx), right - SMALLEST);
  if (handle.includes('e')) right = Math.max(Math.min(page.width, right + dx), x + SMALLEST);
  if (handle.includes('n')) y = Math.min(Math.max(0, y + dy), bottom - SMALLEST);
  if (handle.includes('s')) bottom = Math.max(Math.min(page.height, bottom + dy), y + SMALLEST);
  let [w, h] = [right - x, bottom - y];
  if (ratio && handle.length === 2) {
    const scale = Math.min(w / box.w, h / box.h);
    [w, h] = [box.w * scale, box.h * scale];
    if (handle.includes('w')) x = right - w;
    if (handle.includes('n')) y = bottom - h;
  }
  return { x: round(x), y: round(y), w: round(w), h: round(h) };
}

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Each box with one of its lines on that of the whole. */
export function aligned(boxes: readonly Box[], how: Alignment): Box[] {
  const all = boundsOf(boxes);
  return boxes.map((box) => {
    switch (how) {
      case 'left':
        return { ...box, x: all.x };
      case 'center':
        return { ...box, x: round(all.x + (all.w - box.w) / 2) };
      case 'right':
        return { ...box, x: round(all.x + all.w - box.w) };
      case 'top':
        return { ...box, y: all.y };
      case 'middle':
        return { ...box, y: round(all.y + (all.h - box.h) / 2) };
      default:
        return { ...box, y: round(all.y + all.h - box.h) };
    }
  });
}

/** Equal gaps between them; the two outermost stay. Order of the answer is that of the question. */
export function distributed(boxes: readonly Box[], along: 'x' | 'y'): Box[] {
  const size = along === 'x' ? 'w' : 'h';
  const order = boxes.map((_, index) => index).sort((a, b) => (boxes[a]?.[along] ?? 0) - (boxes[b]?.[along] ?? 0));
  const all = boundsOf(boxes);
  const used = boxes.reduce((sum, box) => sum + box[size], 0);
  const gap = (all[size] - used) / Math.max(1, boxes.length - 1);
  const placed = [...boxes];
  let at = all[along];
  for (const index of order) {
    const box = boxes[index];
    if (box === undefined) continue;
    placed[index] = { ...box, [along]: round(at) };
    at += box[size] + gap;
  }
  return placed;
}
