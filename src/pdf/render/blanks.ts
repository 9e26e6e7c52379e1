import type { Blank } from '../engine.ts';
import { type TextPage, withTextPage } from './text-page.ts';

const MOST_BLANKS = 200;
/** Shorter runs are names with an underscore in them, or the dots of an ellipsis. */
const SHORTEST = { _: 4, '.': 12, '\u2026': 4 } as Readonly<Record<string, number>>;

/**
 * Runs of underscores or dots on a page (1-based) that leave room to write, in reading order, each with the words
 * before it on its line.
 */
export function blanks(bytes: Uint8Array, number: number): Promise<readonly Blank[]> {
  return withTextPage(bytes, number, runs);
}

function runs(text: TextPage): Blank[] {
  const found: Blank[] = [];
  let before = '';
  let index = 0;
  while (index < text.count && found.length < MOST_BLANKS) {
    const code = text.codeAt(index);
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    const shortest = SHORTEST[character];
    if (shortest === undefined) {
      before = code === 10 || code === 13 ? '' : (before + character).slice(-200);
      index += 1;
      continue;
    }
    let end = index + 1;
    while (end < text.count && text.codeAt(end) === code) end += 1;
    const [first, last] = [text.boxOf(index), text.boxOf(end - 1)];
    if (end - index >= shortest && first && last) {
      const [x, right] = [Math.min(first.left, last.left), Math.max(first.right, last.right)];
      const baseline = Math.max(first.bottom, last.bottom);
      found.push({ x, y: baseline, w: right - x, before: before.trim() });
      before = '';
    } else before += character;
    index = end;
  }
  return found;
}
