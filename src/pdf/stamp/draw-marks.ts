import type { Image, SKRSContext2D } from '@napi-rs/canvas';
import type { Mark } from '../engine.ts';
import { hasRightToLeft, runsRightToLeft } from '../ink/bidi.ts';
import { graphemes } from '../ink/fit-text.ts';
import { fontFor, lineMetrics } from '../ink/fonts.ts';
import type { Draw } from '../ink/ink.ts';
import { measureWith, type Stroke, setLine } from '../ink/set-line.ts';
import { choiceStrokes } from './draw-choices.ts';
import { type Box, COLORS, fitInto, type MarkOf, type PageSize } from './mark-box.ts';

/** Strokes of a mark, in the order they are drawn. `image` is the decoded picture of an image mark; `page` as displayed. */
export function strokesOf(mark: Mark, image: Image | null, page: PageSize): Stroke[] {
  switch (mark.kind) {
    case 'text':
      return textStrokes(mark);
    case 'cells':
      return cellStrokes(mark);
    case 'image':
      return image ? [imageStroke(mark, image)] : [];
    case 'choices':
      return choiceStrokes(mark, page);
  }
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
