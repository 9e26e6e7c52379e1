import type { PdfFile } from './reader.ts';
import { type Dict, isArray, parseArray } from './syntax.ts';
import { asNumber, numberText } from './values.ts';

/** left, bottom, right, top in user space. */
export type Box = readonly [number, number, number, number];

/** A page as a viewer shows it: CropBox cut to MediaBox, turned by Rotate, scaled by UserUnit (14.11.2, 7.7.3.3). */
export interface PageView {
  /** Points as displayed. */
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly rotate: 0 | 90 | 180 | 270;
  readonly unit: number;
}

const LETTER: Box = [0, 0, 612, 792];

function readBox(file: PdfFile, raw: string | undefined): Box | null {
  const text = file.resolve(raw);
  if (!isArray(text)) return null;
  const numbers = parseArray(text).map((element) => asNumber(file.resolve(element)));
  const [a, b, c, d] = numbers;
  if (a == null || b == null || c == null || d == null) return null;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[2] - box[0] > 0 && box[3] - box[1] > 0 ? box : null;
}

function intersect(a: Box, b: Box): Box | null {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[2] > box[0] && box[3] > box[1] ? box : null;
}

export function pageView(file: PdfFile, page: Dict): PageView {
  const media = readBox(file, page.get('MediaBox')) ?? LETTER;
  const crop = readBox(file, page.get('CropBox'));
  const box = (crop && intersect(crop, media)) ?? media;
  const turns = Math.round((asNumber(file.resolve(page.get('Rotate'))) ?? 0) / 90);
  const rotate = ([0, 90, 180, 270] as const)[((turns % 4) + 4) % 4] ?? 0;
  const userUnit = asNumber(file.resolve(page.get('UserUnit'))) ?? 1;
  const unit = userUnit > 0 ? userUnit : 1;
  const w = (box[2] - box[0]) * unit;
  const h = (box[3] - box[1]) * unit;
  return rotate === 90 || rotate === 270
    ? { width: h, height: w, box, rotate, unit }
    : { width: w, height: h, box, rotate, unit };
}

/** Matrix from the page as displayed (origin at its bottom left, y up, points) to the page's user space. */
export function displayMatrix(view: PageView): readonly [number, number, number, number, number, number] {
  const [left, bottom, right, top] = view.box;
  const s = 1 / view.unit;
  switch (view.rotate) {
    case 0:
      return [s, 0, 0, s, left, bottom];
    case 90:
      return [0, s, -s, 0, right, bottom];
    case 180:
      return [-s, 0, 0, -s, right, top];
    case 270:
      return [0, -s, s, 0, left, top];
  }
}

export function matrixText(matrix: readonly number[]): string {
  return `[${matrix.map((n) => numberText(n)).join(' ')}]`;
}

/** A point of user space as displayed: from the top left, y downward. */
export function toDisplay(view: PageView, x: number, y: number): { x: number; y: number } {
  const [left, bottom, right, top] = view.box;
  const u = view.unit;
  switch (view.rotate) {
    case 0:
      return { x: (x - left) * u, y: (top - y) * u };
    case 90:
      return { x: (y - bottom) * u, y: (x - left) * u };
    case 180:
      return { x: (right - x) * u, y: (y - bottom) * u };
    case 270:
      return { x: (top - y) * u, y: (right - x) * u };
  }
}
