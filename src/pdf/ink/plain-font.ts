import { type Face, fontPath, type Weight } from './fonts.ts';
import { readTrueType, type TrueType } from './truetype.ts';

/**
 * Letters that need no shaping: one glyph for each character, set from left to right. Latin, Greek and Cyrillic with
 * their punctuation and currency signs; no combining marks.
 */
const PLAIN =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02af\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u214f]*$/u;

const fonts = new Map<string, TrueType>();

/** The font that can set this text glyph by glyph; undefined where it needs shaping, or another face beside. */
export function plainFont(text: string, face: Face, weight: Weight): TrueType | undefined {
  if (!PLAIN.test(text)) return undefined;
  const key = `${face} ${weight}`;
  let font = fonts.get(key);
  if (!font) {
    const { path, name } = fontPath(face, weight);
    font = readTrueType(path, name);
    fonts.set(key, font);
  }
  for (const character of text) if (font.glyphOf(character.codePointAt(0) ?? 0) === 0) return undefined;
  return font;
}

/** Width in points. */
export function plainWidth(font: TrueType, text: string, size: number): number {
  let units = 0;
  for (const character of text) units += font.advance(font.glyphOf(character.codePointAt(0) ?? 0));
  return (units * size) / font.unitsPerEm;
}
