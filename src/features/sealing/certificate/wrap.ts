/**
 * Breaks text into lines of about `width`, by the usual widths of letters: the engine shapes the text and shrinks what
 * turns out wider, so an estimate on the safe side is enough. Words longer than a line are broken.
 */
export function wrap(text: string, width: number, size: number, maxLines = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text, width, size)) {
    const longer = line === '' ? word : /^[\u3000-\u9fff\uac00-\ud7af]/u.test(word) ? line + word : `${line} ${word}`;
    if (line !== '' && estimate(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return lines;
  // What doesn't fit stays on the last line, which is shrunk: nothing is cut.
  return [...lines.slice(0, maxLines - 1), lines.slice(maxLines - 1).join(' ')];
}

function words(text: string, width: number, size: number): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (estimate(word, size) <= width ? [word] : pieces(word, width, size)));
}

function pieces(word: string, width: number, size: number): string[] {
  const result: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(word)) {
    if (piece !== '' && estimate(piece + segment, size) > width) {
      result.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return piece === '' ? result : [...result, piece];
}

/** Width of text in the same unit as `size`. */
export function estimate(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) sum += share(letter);
  return sum * size;
}

function share(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (/\p{M}/u.test(letter)) return 0;
  if (code >= 0x2e80 && code <= 0xffef) return 1;
  if (code > 0xffff) return 1.1;
  if (/[iljtfr.,:;'|!() ]/.test(letter)) return 0.33;
  if (/[mwMW@]/.test(letter)) return 0.9;
  if (/[A-Z]/.test(letter)) return 0.7;
  return 0.59;
}
