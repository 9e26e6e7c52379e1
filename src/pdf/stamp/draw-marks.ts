import type { Mark } from '../engine.ts';
import { hasRightToLeft, runsRightToLeft } from '../ink/bidi.ts';
import { graphemes } from '../ink/fit-text.ts';
import { fontFor, lineMetrics } from '../ink/fonts.ts';
import { type Picture, pictureStroke } from '../ink/pictures.ts';
import { measureWith, setLine } from '../ink/set-line.ts';
import type { Stroke } from '../ink/stroke.ts';
import { choiceStrokes } from './draw-choices.ts';
import { COLORS, fitInto, type MarkOf, type PageSize } from './mark-box.ts';

/** Strokes of a mark, in the order they are drawn. `picture` is that of an image mark; `page` as displayed. */
export function strokesOf(mark: Mark, picture: Picture | null, page: PageSize): Stroke[] {
  switch (mark.kind) {
    case 'text':
      return textStrokes(mark);
    case 'cells':
      return cellStrokes(mark);
    case 'image':
      return picture ? [pictureStroke(mark, picture)] : [];
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
  const turned = { degrees: mark.rotate ?? 0, x: mark.x + mark.w / 2, y: mark.y + mark.h / 2 };
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
      ...(mark.opacity === undefined ? {} : { opacity: mark.opacity }),
      ...(turned.degrees === 0 ? {} : { turned }),
    }),
  );
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
      kind: 'drawn',
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
