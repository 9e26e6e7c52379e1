import type { Mark, MarkColor } from '../engine.ts';
import { type Fitted, fitText } from '../ink/fit-text.ts';
import { type Face, lineMetrics } from '../ink/fonts.ts';
import { measureWith } from '../ink/set-line.ts';

export const COLORS: Record<MarkColor, string> = {
  black: '#000000',
  blue: '#1d4ed8',
  red: '#c81e1e',
  yellow: '#b7791f',
  grey: '#6b7280',
};

export type MarkOf<K extends Mark['kind']> = Extract<Mark, { readonly kind: K }>;
export type Box = Pick<Mark, 'x' | 'y' | 'w' | 'h'>;
/** Points, as displayed. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The text at its size, or as much smaller as the box asks. */
export function fitInto(box: Box, text: string, size: number, face: Face): Fitted {
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
