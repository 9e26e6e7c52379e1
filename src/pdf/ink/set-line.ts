import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { hasRightToLeft, type Piece, visualPieces } from './bidi.ts';
import type { Measure } from './fit-text.ts';
import { type Face, fontFor, loadFonts } from './fonts.ts';
import type { Draw } from './ink.ts';

/** One thing drawn on a page, with the text it stands for. */
export interface Stroke {
  readonly text: string | null;
  readonly draw: Draw;
}

export interface LineRequest {
  readonly text: string;
  readonly size: number;
  readonly face: Face;
  readonly weight: 400 | 500 | 600;
  /** CSS colour. */
  readonly color: string;
  readonly align: 'left' | 'center' | 'right';
  readonly x: number;
  readonly baseline: number;
  /** Called before the text is set: opacity, rotation. */
  readonly before?: Draw;
  /** Stands for something drawn beside the line; part of its text only. */
  readonly prefix?: string;
}

let scratch: SKRSContext2D | undefined;

/** Widths as the canvas will set them. */
export function measureWith(face: Face, weight: 400 | 500 | 600 = 400, rightToLeft = false): Measure {
  loadFonts();
  scratch ??= createCanvas(8, 8).getContext('2d');
  const context = scratch;
  context.lang = 'en';
  return (text, size) => {
    context.font = fontFor(text, 100, face, weight, rightToLeft);
    context.direction = rightToLeft ? 'rtl' : 'ltr';
    return (context.measureText(text).width * size) / 100;
  };
}

/** A line of text in any script. */
export function setLine(request: LineRequest): Stroke[] {
  if (request.text.trim() === '') return [];
  if (!hasRightToLeft(request.text)) {
    return [
      {
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
  return measureWith(request.face, request.weight, group[0]?.direction === 'rtl')(text, request.size);
}

function leftToRight(group: readonly Piece[], from: number, request: LineRequest): Stroke[] {
  return group.map((piece) => ({
    text: piece.text,
    draw: (context) => set(context, request, piece.shaped, 'ltr', 'left', from),
  }));
}

/** Each letter ends where the letters before it, set as one, end: kerning and joining stay as in the whole. */
function rightToLeft(group: readonly Piece[], right: number, request: LineRequest): Stroke[] {
  const measure = measureWith(request.face, request.weight, true);
  let before = '';
  const strokes = logical(group).map((piece): Stroke => {
    const at = right - measure(piece.shaped.startsWith('\u200d') ? `${before}\u200d` : before, request.size);
    before += written(piece);
    return { text: piece.text, draw: (context) => set(context, request, piece.shaped, 'rtl', 'right', at) };
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
  request.before?.(context);
  // The face follows the whole line: Han letters of one name must not change their looks at a digit.
  context.font = fontFor(request.text, request.size, request.face, request.weight, direction === 'rtl');
  context.fillStyle = request.color;
  context.textBaseline = 'alphabetic';
  context.direction = direction;
  context.textAlign = align;
  context.fillText(text, x, request.baseline);
}
