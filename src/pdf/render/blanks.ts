import type { Blank } from '../engine.ts';
import { type Box, type TextPage, withTextPage } from './text-page.ts';

const MOST_BLANKS = 200;
/** Shorter runs are names with an underscore in them, or the dots of an ellipsis. */
const SHORTEST = { _: 4, '.': 12, '\u2026': 4 } as Readonly<Record<string, number>>;

/** Room above a drawn line that must be free of letters, and how far off its words may end, in points. */
const ROOM = 11;
const REACH = 40;
/** A rule across the page parts it, nobody writes on it. */
const LONGEST = 330;

/**
 * Room to write on a page (1-based): runs of underscores or dots in reading order, then lines that are drawn, each with
 * the words before it on its line.
 */
export function blanks(bytes: Uint8Array, number: number): Promise<readonly Blank[]> {
  return withTextPage(bytes, number, (text) => [...runs(text), ...drawn(text)].slice(0, MOST_BLANKS));
}

/** Lines with nothing written on them; what stands on one is underlined, or in a table. */
function drawn(text: TextPage): Blank[] {
  const lines = text.drawnLines().filter((line) => line.right - line.left <= LONGEST);
  if (lines.length === 0) return [];
  const letters: { readonly letter: string; readonly box: Box }[] = [];
  for (let index = 0; index < text.count; index += 1) {
    const code = text.codeAt(index);
    const box = code > 32 && code <= 0x10ffff ? text.boxOf(index) : null;
    if (box !== null) letters.push({ letter: String.fromCodePoint(code), box });
  }
  return lines.flatMap((line) => {
    const y = (line.top + line.bottom) / 2;
    const taken = letters.some(
      ({ box }) => box.right > line.left + 2 && box.left < line.right - 2 && box.bottom > y - ROOM && box.top < y,
    );
    if (taken) return [];
    const beside = letters.filter(({ box }) => Math.abs(box.bottom - y) <= 6 && box.right <= line.left + 3);
    return [{ x: line.left, y, w: line.right - line.left, before: wordsTo(line.left, beside), drawn: true }];
  });
}

/** What ends shortly before `x`, back to the first wide gap. */
function wordsTo(x: number, letters: readonly { readonly letter: string; readonly box: Box }[]): string {
  let edge = x;
  let gap = REACH;
  let words = '';
  for (const { letter, box } of [...letters].sort((a, b) => b.box.right - a.box.right)) {
    if (edge - box.right > gap) break;
    words = `${letter}${words !== '' && edge - box.right > 1.5 ? ' ' : ''}${words}`;
    edge = box.left;
    gap = REACH / 2;
  }
  return words.trim();
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
      found.push({ x, y: baseline, w: right - x, before: before.trim(), drawn: false });
      before = '';
    } else before += character;
    index = end;
  }
  return found;
}
