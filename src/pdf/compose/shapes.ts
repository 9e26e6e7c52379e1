import { createHash } from 'node:crypto';
import { create as createQr } from 'qrcode';
import { numberText } from '../document/values.ts';
import type { DrawCommand } from '../engine.ts';
import type { Stroke } from '../ink/stroke.ts';

type Shape = Extract<DrawCommand, { readonly kind: 'line' | 'rect' | 'qr' }>;

/** Lines, boxes and QR codes as the path operators of a page (8.5.2), which no canvas has to draw. */
export function shapeStroke(command: Shape): Stroke {
  switch (command.kind) {
    case 'line': {
      const { x1, y1, x2, y2, width, color } = command;
      return { kind: 'path', path: `${numbers(x1, y1)} m ${numbers(x2, y2)} l`, line: { width, color } };
    }
    case 'rect': {
      const { fill, stroke, strokeWidth = 1 } = command;
      return {
        kind: 'path',
        path: boxPath(command),
        ...(fill === undefined ? {} : { fill }),
        ...(stroke === undefined ? {} : { line: { width: strokeWidth, color: stroke } }),
      };
    }
    case 'qr':
      return { kind: 'path', path: qrPath(command), fill: '#000000' };
  }
}

/** A quarter of a circle as one Bézier curve: how far its control points are from the corner, as a part of the radius. */
const CORNER = 1 - 0.5522847498;

function boxPath({ x, y, w, h, radius = 0 }: Extract<Shape, { readonly kind: 'rect' }>): string {
  if (radius === 0) return `${numbers(x, y, w, h)} re`;
  const r = Math.min(radius, w / 2, h / 2);
  const c = r * CORNER;
  const [right, bottom] = [x + w, y + h];
  return [
    `${numbers(x + r, y)} m ${numbers(right - r, y)} l`,
    `${numbers(right - c, y, right, y + c, right, y + r)} c ${numbers(right, bottom - r)} l`,
    `${numbers(right, bottom - c, right - c, bottom, right - r, bottom)} c ${numbers(x + r, bottom)} l`,
    `${numbers(x + c, bottom, x, bottom - c, x, bottom - r)} c ${numbers(x, y + r)} l`,
    `${numbers(x, y + c, x + c, y, x + r, y)} c h`,
  ].join(' ');
}

/** Dark modules that lie side by side are one box. */
function qrPath({ x, y, size, text }: Extract<Shape, { readonly kind: 'qr' }>): string {
  const { modules, runs } = qrLayout(text);
  const side = size / modules;
  return runs
    .map(({ row, column, length }) => `${numbers(x + column * side, y + row * side, length * side, side)} re`)
    .join(' ');
}

interface QrLayout {
  /** Modules on a side. */
  readonly modules: number;
  /** Dark ones, as many side by side as there are. */
  readonly runs: readonly { readonly row: number; readonly column: number; readonly length: number }[];
}

const layouts = new Map<string, QrLayout>();

/** A QR code (level M), laid out once per text. */
function qrLayout(text: string): QrLayout {
  const key = createHash('sha256').update(text).digest('hex');
  const known = layouts.get(key);
  if (known) return known;
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  const runs: { row: number; column: number; length: number }[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const from = column;
      while (column < modules.size && modules.get(row, column) === 1) column++;
      if (column > from) runs.push({ row, column: from, length: column - from });
    }
  }
  const layout = { modules: modules.size, runs };
  if (layouts.size > 100) layouts.clear();
  layouts.set(key, layout);
  return layout;
}

function numbers(...values: readonly number[]): string {
  return values.map((value) => numberText(value, 3)).join(' ');
}
