import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { hasRightToLeft, type Piece, visualPieces } from './bidi.ts';
import type { Measure } from './fit-text.ts';
import { type Face, fontFor, loadFonts, type Weight } from './fonts.ts';
import { plainFont, plainWidth } from './plain-font.ts';
import type { Stroke, Turn } from './stroke.ts';
import type { TrueType } from './truetype.ts';

export interface LineRequest {
  readonly text: string;
  readonly size: number;
  readonly face: Face;
  readonly weight: Weight;
  /** `#rrggbb`. */
  readonly color: string;
  readonly align: 'left' | 'center' | 'right';
  readonly x: number;
  readonly baseline: number;
  /** 0 to 1. */
  readonly opacity?: number;
  readonly turned?: Turn;
  /** Stands for something drawn beside the line; part of its text only. */
  readonly prefix?: string;
}

let scratch: SKRSContext2D | undefined;

/** Widths as `setLine` will set them. */
export function measureWith(face: Face, weight: Weight = 400, rightToLeft = false): Measure {
  const shaped = shapedMeasure(face, weight, rightToLeft);
  return (text, size) => {
    const font = rightToLeft ? undefined : plainFont(text, face, weight);
    return font ? plainWidth(font, text, size) : shaped(text, size);
  };
}

/** Widths as the canvas will set them. */
function shapedMeasure(face: Face, weight: Weight, rightToLeft: boolean): Measure {
  return (text, size) => {
    loadFonts();
    scratch ??= createCanvas(8, 8).getContext('2d');
    const context = scratch;
    context.lang = 'en';
    context.font = fontFor(text, 100, face, weight, rightToLeft);
    context.direction = rightToLeft ? 'rtl' : 'ltr';
    return (context.measureText(text).width * size) / 100;
  };
}

/** A line of text in any script. */
export function setLine(request: LineRequest): Stroke[] {
  if (request.text.trim() === '') return [];
  const font = request.prefix === undefined ? plainFont(request.text, request.face, request.weight) : undefined;
  if (font) return [plainLine(request, font)];
  if (!hasRightToLeft(request.text)) {
    return [
      {
        kind: 'drawn',
        text: `${request.prefix ?? ''}${request.text}`,
        draw: (context) => set(context, request, request.text, 'ltr', request.align, request.x),
      },
    ];
  }
  const groups = byDirection(visualPieces(request.text));
  const widths = groups.map((group) => widthOf(group, request));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let left =
    request.align === 'left' ? request.x : request.align === 'center' ? request.x - total / 2 : request.x - total;
  return groups.flatMap((group, index) => {
    const from = left;
    left += widths[index] ?? 0;
    return group[0]?.direction === 'ltr' ? leftToRight(group, from, request) : rightToLeft(group, left, request);
  });
}

function plainLine(request: LineRequest, font: TrueType): Stroke {
  const { text, size, baseline, color, opacity, turned } = request;
  const width = plainWidth(font, text, size);
  const x = request.x - (request.align === 'left' ? 0 : request.align === 'center' ? width / 2 : width);
  return {
    kind: 'plain',
    text,
    font,
    size,
    x,
    baseline,
    color,
    ...(opacity === undefined ? {} : { opacity }),
    ...(turned === undefined ? {} : { turned }),
  };
}

function byDirection(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups[groups.length - 1];
    if (piece.direction === 'rtl' && last?.[0]?.direction === 'rtl') last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** Pieces in the order they are read. */
function logical(group: readonly Piece[]): readonly Piece[] {
  return group[0]?.direction === 'rtl' ? [...group].reverse() : group;
}

function widthOf(group: readonly Piece[], request: LineRequest): number {
  const text = logical(group).map(written).join('');
  return shapedMeasure(request.face, request.weight, group[0]?.direction === 'rtl')(text, request.size);
}

function leftToRight(group: readonly Piece[], from: number, request: LineRequest): Stroke[] {
  return group.map((piece) => ({
    kind: 'drawn',
    text: piece.text,
    draw: (context) => set(context, request, piece.shaped, 'ltr', 'left', from),
  }));
}

/** Each letter ends where the letters before it, set as one, end: kerning and joining stay as in the whole. */
function rightToLeft(group: readonly Piece[], right: number, request: LineRequest): Stroke[] {
  const measure = shapedMeasure(request.face, request.weight, true);
  let before = '';
  const strokes = logical(group).map((piece): Stroke => {
    const at = right - measure(piece.shaped.startsWith('\u200d') ? `${before}\u200d` : before, request.size);
    before += written(piece);
    return {
      kind: 'drawn',
      text: piece.text,
      draw: (context) => set(context, request, piece.shaped, 'rtl', 'right', at),
    };
  });
  return strokes.reverse();
}

/** The letters themselves, without the joiners around them. */
function written(piece: Piece): string {
  return piece.direction === 'ltr' ? piece.text : piece.shaped.replaceAll('\u200d', '');
}

function set(
  context: SKRSContext2D,
  request: LineRequest,
  text: string,
  direction: 'ltr' | 'rtl',
  align: 'left' | 'center' | 'right',
  x: number,
): void {
  context.globalAlpha = request.opacity ?? 1;
  turn(context, request.turned);
  // The face follows the whole line: Han letters of one name must not change their looks at a digit.
  context.font = fontFor(request.text, request.size, request.face, request.weight, direction === 'rtl');
  context.fillStyle = request.color;
  context.textBaseline = 'alphabetic';
  context.direction = direction;
  context.textAlign = align;
  context.fillText(text, x, request.baseline);
}

function turn(context: SKRSContext2D, turned: Turn | undefined): void {
  if (!turned || turned.degrees === 0) return;
  context.translate(turned.x, turned.y);
  context.rotate((-turned.degrees * Math.PI) / 180);
  context.translate(-turned.x, -turned.y);
}
