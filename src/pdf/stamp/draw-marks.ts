import type { Image, SKRSContext2D } from '@napi-rs/canvas';
import type { Mark, MarkColor } from '../engine.ts';
import { hasRightToLeft, runsRightToLeft } from '../ink/bidi.ts';
import { type Fitted, fitText, graphemes } from '../ink/fit-text.ts';
import { type Face, fontFor, lineMetrics } from '../ink/fonts.ts';
import type { Draw } from '../ink/ink.ts';
import { measureWith, type Stroke, setLine } from '../ink/set-line.ts';

export const COLORS: Record<MarkColor, string> = {
  black: '#000000',
  blue: '#1d4ed8',
  red: '#c81e1e',
  yellow: '#b7791f',
  grey: '#6b7280',
};

type MarkOf<K extends Mark['kind']> = Extract<Mark, { readonly kind: K }>;
type Box = Pick<Mark, 'x' | 'y' | 'w' | 'h'>;

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
  const before: Draw = (context) => {
    context.globalAlpha = mark.opacity ?? 1;
    turn(context, mark, mark.rotate ?? 0);
  };
  return fitted.lines.flatMap((line, index) =>
    setLine({
      text: line,
      size: fitted.size,
      face,
      weight: 400,
      color: COLORS[mark.color],
      align,
      x,
      baseline: top + fitted.size * (ascent + index * advance),
      before,
    }),
  );
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
  const color = COLORS[mark.color];
  // The whole stands as one text, cell by cell only on paper; right-to-left letters each for themselves, from the right.
  if (hasRightToLeft(mark.text)) {
    return letters
      .flatMap((text, index) =>
        setLine({
          text,
          size,
          face: 'text',
          weight: 400,
          color,
          align: 'center',
          x: mark.x + mark.w - cell * (index + 0.5),
          baseline,
        }),
      )
      .reverse();
  }
  return [
    {
      text: mark.text,
      draw(context) {
        context.font = fontFor(mark.text, size);
        context.fillStyle = color;
        context.textAlign = 'center';
        for (const [index, letter] of letters.entries())
          context.fillText(letter, mark.x + cell * (index + 0.5), baseline);
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
  return mark.options.flatMap((option, index): Stroke[] => {
    const cell: Box = { x: mark.x + (across ? w * index : 0), y: mark.y + (across ? 0 : h * index), w, h };
    const middle = cell.y + cell.h / 2;
    const color = COLORS[mark.color];
    const drawBox = mark.style === 'checkbox' ? drawCheckbox : drawRadio;
    const box: Stroke = {
      text: null,
      draw: (context) => drawBox(context, cell.x, middle - size / 2, size, option.chosen, color),
    };
    const label = mark.hideLabel ? '' : option.label.trim();
    if (label === '') return [box];
    const gap = size * 0.4;
    const room: Box = { x: cell.x + size + gap, y: cell.y, w: cell.w - size - gap, h: cell.h };
    const fitted = fitInto(room, label, mark.fontSize, 'text');
    const { ascent, descent, advance } = lineMetrics(label);
    const top = middle - (fitted.size * (ascent + descent + (fitted.lines.length - 1) * advance)) / 2;
    const lines = fitted.lines.flatMap((text, n) =>
      setLine({
        text,
        size: fitted.size,
        face: 'text',
        weight: 400,
        color,
        align: 'left',
        x: room.x,
        baseline: top + fitted.size * (ascent + n * advance),
        ...(n === 0 ? { prefix: `${symbolOf(mark.style, option.chosen)} ` } : {}),
      }),
    );
    return [box, ...lines];
  });
}

/** What is read aloud for a box that is only drawn. */
function symbolOf(style: 'checkbox' | 'radio', chosen: boolean): string {
  if (style === 'checkbox') return chosen ? '\u2611' : '\u2610';
  return chosen ? '\u25c9' : '\u25cb';
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
