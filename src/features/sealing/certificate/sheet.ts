import type { DrawCommand } from '../../../pdf/index.ts';

/** A4 at 96 dpi: the layout is measured in these pixels and drawn in points. */
export const page = { width: 794, height: 1123, left: 52, right: 742, top: 44, bottom: 1052 } as const;
const POINT = 0.75;

export const ink = {
  text: '#1B1F2A',
  muted: '#5B6475',
  rule: '#7A8396',
  line: '#D7DBE4',
  hair: '#E7EAF0',
  surface: '#F6F7FA',
  sandbox: '#FFC53D',
} as const;

export interface TextStyle {
  readonly size?: number;
  readonly lineHeight?: number;
  readonly weight?: 400 | 500 | 600;
  readonly face?: 'text' | 'mono';
  readonly color?: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly maxWidth?: number;
}

/** Pages being filled from top to bottom. `y` is where the next block begins. */
export interface Sheet {
  readonly pages: DrawCommand[][];
  y: number;
  /** Part of the structure that is being drawn, from the outside in; null: decoration, whatever its parts. */
  path: readonly string[] | null;
  parts: number;
}

export function newSheet(): Sheet {
  return { pages: [[]], y: page.top, path: [], parts: 0 };
}

/** What is drawn in it belongs to one element of the structure: `P`, or `TD` inside a `TR` inside a `Table`. */
export function part(sheet: Sheet, type: string, draw: () => void): void {
  const around = sheet.path;
  sheet.path = around && [...around, `${type}#${++sheet.parts}`];
  draw();
  sheet.path = around;
}

/** What is drawn in it stands on paper only: said once already, or no words. */
export function decoration(sheet: Sheet, draw: () => void): void {
  const around = sheet.path;
  sheet.path = null;
  draw();
  sheet.path = around;
}

/** Begins a new page where `height` no longer fits; true when it did. */
export function makeRoom(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= page.bottom) return false;
  sheet.pages.push([]);
  sheet.y = page.top;
  return true;
}

function add(sheet: Sheet, command: DrawCommand, index = sheet.pages.length - 1, alt?: string): void {
  const { path } = sheet;
  const told = command.kind === 'text' || command.kind === 'image' || command.kind === 'qr';
  const tag = told && path && path.length > 0 ? { tag: { path, ...(alt === undefined ? {} : { alt }) } } : {};
  sheet.pages[index]?.push({ ...command, ...tag });
}

/** One line of text whose line box begins at `top`; shrinks to `maxWidth`. */
export function text(
  sheet: Sheet,
  words: string,
  x: number,
  top: number,
  style: TextStyle = {},
  pageIndex?: number,
): void {
  if (words === '') return;
  const size = style.size ?? 11.5;
  const lineHeight = style.lineHeight ?? 16;
  add(
    sheet,
    {
      kind: 'text',
      text: words,
      x: x * POINT,
      // Middle of the line box, plus half a capital's height of the product's face.
      y: (top + lineHeight / 2 + size * 0.36) * POINT,
      size: size * POINT,
      weight: style.weight ?? 400,
      face: style.face ?? 'text',
      color: style.color ?? ink.text,
      align: style.align ?? 'start',
      ...(style.maxWidth === undefined ? {} : { maxWidth: style.maxWidth * POINT }),
    },
    pageIndex,
  );
}

export function rule(
  sheet: Sheet,
  y: number,
  color: string = ink.line,
  x1: number = page.left,
  x2: number = page.right,
  pageIndex?: number,
): void {
  const at = y * POINT;
  add(sheet, { kind: 'line', x1: x1 * POINT, y1: at, x2: x2 * POINT, y2: at, width: POINT, color }, pageIndex);
}

export function box(
  sheet: Sheet,
  at: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
    readonly radius?: number;
    readonly fill?: string;
    readonly stroke?: string;
  },
): void {
  add(sheet, {
    kind: 'rect',
    x: at.x * POINT,
    y: at.y * POINT,
    w: at.w * POINT,
    h: at.h * POINT,
    ...(at.radius === undefined ? {} : { radius: at.radius * POINT }),
    ...(at.fill === undefined ? {} : { fill: at.fill }),
    ...(at.stroke === undefined ? {} : { stroke: at.stroke, strokeWidth: POINT }),
  });
}

/** `alt` says what it shows, where it is part of the structure. A PNG inside a box, as large as fits, in its middle. */
export function picture(
  sheet: Sheet,
  png: Uint8Array,
  at: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  alt?: string,
): void {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  // PNG, 11.2.1: width and height stand at the head of the IHDR chunk.
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const scale = Math.min(at.w / width, at.h / height);
  const [w, h] = [width * scale, height * scale];
  const command = {
    kind: 'image' as const,
    x: (at.x + (at.w - w) / 2) * POINT,
    y: (at.y + (at.h - h) / 2) * POINT,
    w: w * POINT,
    h: h * POINT,
    bytes: png,
  };
  add(sheet, command, undefined, alt);
}

/** A QR code whose dark modules fill the square. */
export function qrCode(
  sheet: Sheet,
  words: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
  alt: string,
): void {
  add(sheet, { kind: 'qr', x: at.x * POINT, y: at.y * POINT, size: at.size * POINT, text: words }, undefined, alt);
}

export function points(pixels: number): number {
  return pixels * POINT;
}
