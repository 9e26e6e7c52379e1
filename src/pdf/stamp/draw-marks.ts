import { createCanvas, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import type { Mark, MarkColor } from '../engine.ts';
import { type Fitted, fitText, graphemes, type Measure } from '../ink/fit-text.ts';
import { type Face, fontFor, lineMetrics, loadFonts, runsRightToLeft } from '../ink/fonts.ts';
import type { Draw } from '../ink/ink.ts';

export const COLORS: Record<MarkColor, string> = {
  black: '#000000',
  blue: '#1d4ed8',
  red: '#c81e1e',
  yellow: '#b7791f',
  grey: '#6b7280',
};

/** One thing drawn on a page, with the text it stands for. */
export interface Stroke {
  readonly text: string | null;
  readonly draw: Draw;
}

type MarkOf<K extends Mark['kind']> = Extract<Mark, { readonly kind: K }>;
type Box = Pick<Mark, 'x' | 'y' | 'w' | 'h'>;

let scratch: SKRSContext2D | undefined;

/** Widths as the canvas will set them. */
export function measureWith(face: Face, weight: 400 | 500 | 600 = 400): Measure {
  loadFonts();
  scratch ??= createCanvas(8, 8).getContext('2d');
  const context = scratch;
  context.lang = 'en';
  return (text, size) => {
    context.font = fontFor(text, 100, face, weight);
    return (context.measureText(text).width * size) / 100;
  };
}

/** Strokes of a mark, in the order they are drawn. `image` is the decoded picture of an image mark. */
export function strokesOf(mark: Mark, image: Image | null): Stroke[] {
  switch (mark.kind) {
    case 'text':
      return textStrokes(mark);
    case 'cells':
      return cellStrokes(mark);
    case 'image':
      return image ? [imageStroke(mark, image)] : [];
    case 'choices':
      return choiceStrokes(mark);
  }
}

function setText(
  context: SKRSContext2D,
  text: string,
  size: number,
  face: Face,
  color: string,
  align: 'left' | 'center' | 'right',
  x: number,
  baseline: number,
): void {
  context.font = fontFor(text, size, face);
  context.fillStyle = color;
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
  context.direction = runsRightToLeft(text) ? 'rtl' : 'ltr';
  context.fillText(text, x, baseline);
}

function fitInto(box: Box, text: string, size: number, face: Face): Fitted {
  const { ascent, descent, advance } = lineMetrics(text);
  return fitText({
    text,
    width: Math.max(0.5, box.w),
    height: Math.max(0.5, box.h),
    size,
    measure: measureWith(face),
    lineHeight: ascent + descent,
    advance,
  });
}

function textStrokes(mark: MarkOf<'text'>): Stroke[] {
  if (mark.text.trim() === '') return [];
  const face = mark.face ?? 'text';
  const text = mark.multiline ? mark.text : mark.text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
  const fitted = fitInto(mark, text, mark.fontSize, face);
  const { ascent, descent, advance } = lineMetrics(text);
  const rtl = runsRightToLeft(text);
  const align = mark.align === 'center' ? 'center' : (mark.align === 'end') === rtl ? 'left' : 'right';
  const x = align === 'center' ? mark.x + mark.w / 2 : align === 'left' ? mark.x : mark.x + mark.w;
  const height = fitted.size * (ascent + descent + (fitted.lines.length - 1) * advance);
  const top = mark.multiline ? mark.y : mark.y + (mark.h - height) / 2;
  return fitted.lines.flatMap((line, index): Stroke[] => {
    if (line.trim() === '') return [];
    const baseline = top + fitted.size * (ascent + index * advance);
    return [
      {
        text: line,
        draw(context) {
          context.globalAlpha = mark.opacity ?? 1;
          turn(context, mark, mark.rotate ?? 0);
          setText(context, line, fitted.size, face, COLORS[mark.color], align, x, baseline);
        },
      },
    ];
  });
}

function turn(context: SKRSContext2D, box: Box, degrees: number): void {
  if (degrees === 0) return;
  context.translate(box.x + box.w / 2, box.y + box.h / 2);
  context.rotate((-degrees * Math.PI) / 180);
  context.translate(-box.x - box.w / 2, -box.y - box.h / 2);
}

/** One letter in the middle of each cell; more letters than cells make narrower cells, so that none is lost. */
function cellStrokes(mark: MarkOf<'cells'>): Stroke[] {
  const letters = graphemes(mark.text);
  if (letters.length === 0) return [];
  const count = Math.max(1, Math.floor(mark.cellCount), letters.length);
  const cell = mark.w / count;
  const { ascent, descent } = lineMetrics(mark.text);
  const measure = measureWith('text');
  const widest = Math.max(...letters.map((letter) => measure(letter, 1)), 0.01);
  const size = Math.max(0.1, Math.min(mark.fontSize, mark.h / (ascent + descent), cell / widest));
  const baseline = mark.y + (mark.h - size * (ascent + descent)) / 2 + size * ascent;
  return [
    {
      text: mark.text,
      draw(context) {
        for (const [index, letter] of letters.entries())
          setText(context, letter, size, 'text', COLORS[mark.color], 'center', mark.x + cell * (index + 0.5), baseline);
      },
    },
  ];
}

function imageStroke(mark: Box, image: Image): Stroke {
  const scale = Math.min(mark.w / image.width, mark.h / image.height);
  const w = image.width * scale;
  const h = image.height * scale;
  return {
    text: null,
    draw: (context) => context.drawImage(image, mark.x + (mark.w - w) / 2, mark.y + (mark.h - h) / 2, w, h),
  };
}

function choiceStrokes(mark: MarkOf<'choices'>): Stroke[] {
  const count = mark.options.length;
  if (count === 0) return [];
  const across = mark.layout === 'horizontal';
  const w = across ? mark.w / count : mark.w;
  const h = across ? mark.h : mark.h / count;
  const size = Math.max(0.5, Math.min(mark.fontSize, h * 0.9, w));
  return mark.options.map((option, index): Stroke => {
    const cell: Box = { x: mark.x + (across ? w * index : 0), y: mark.y + (across ? 0 : h * index), w, h };
    const label = mark.hideLabel ? '' : option.label.trim();
    const symbol =
      mark.style === 'checkbox' ? (option.chosen ? '\u2611' : '\u2610') : option.chosen ? '\u25c9' : '\u25cb';
    const gap = size * 0.4;
    const room: Box = { x: cell.x + size + gap, y: cell.y, w: cell.w - size - gap, h: cell.h };
    const fitted = label === '' ? null : fitInto(room, label, mark.fontSize, 'text');
    return {
      text: label === '' ? null : `${symbol} ${label}`,
      draw(context) {
        const middle = cell.y + cell.h / 2;
        const drawBox = mark.style === 'checkbox' ? drawCheckbox : drawRadio;
        drawBox(context, cell.x, middle - size / 2, size, option.chosen, COLORS[mark.color]);
        if (!fitted) return;
        const { ascent, descent, advance } = lineMetrics(label);
        const height = fitted.size * (ascent + descent + (fitted.lines.length - 1) * advance);
        fitted.lines.forEach((line, n) => {
          setText(
            context,
            line,
            fitted.size,
            'text',
            COLORS[mark.color],
            'left',
            room.x,
            middle - height / 2 + fitted.size * (ascent + n * advance),
          );
        });
      },
    };
  });
}

function drawCheckbox(
  context: SKRSContext2D,
  x: number,
  y: number,
  size: number,
  chosen: boolean,
  color: string,
): void {
  const line = Math.max(0.4, size * 0.08);
  context.strokeStyle = color;
  context.lineWidth = line;
  context.strokeRect(x + line / 2, y + line / 2, size - line, size - line);
  if (!chosen) return;
  context.lineWidth = size * 0.13;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x + size * 0.22, y + size * 0.52);
  context.lineTo(x + size * 0.42, y + size * 0.72);
  context.lineTo(x + size * 0.78, y + size * 0.28);
  context.stroke();
}

function drawRadio(context: SKRSContext2D, x: number, y: number, size: number, chosen: boolean, color: string): void {
  const line = Math.max(0.4, size * 0.08);
  context.strokeStyle = color;
  context.lineWidth = line;
  context.beginPath();
  context.arc(x + size / 2, y + size / 2, size / 2 - line / 2, 0, Math.PI * 2);
  context.stroke();
  if (!chosen) return;
  context.fillStyle = color;
  context.beginPath();
  context.arc(x + size / 2, y + size / 2, size * 0.26, 0, Math.PI * 2);
  context.fill();
}
