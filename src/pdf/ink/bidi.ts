import { graphemes } from './fit-text.ts';

/** A part of a line that is set as one, in the order it stands on paper from left to right. */
export interface Piece {
  /** The text as written: what is searched, copied and read aloud. Lam and alef are the one letter they are set as. */
  readonly text: string;
  /** The text to set: joining letters keep their form by a zero-width joiner on the joined side. */
  readonly shaped: string;
  readonly direction: 'ltr' | 'rtl';
}

const JOINER = '\u200d';
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud803[\udd00-\udeff]/;
const ARABIC_DIGIT = /^[\u0660-\u0669\u06f0-\u06f9]/;

export function hasRightToLeft(text: string): boolean {
  return RTL.test(text);
}

/** Whether the first letter with a direction runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RTL.test(first);
}

/**
 * A line taken apart by direction: left-to-right runs whole, right-to-left runs letter by letter, all in visual order.
 * Readers of PDF take letters by their place and turn right-to-left ones around, so each must stand for itself.
 * The common part of UAX 9: letters, numbers, brackets and what stands between them; no explicit embeddings.
 */
export function visualPieces(line: string): Piece[] {
  const runs = levelRuns(clusters(line), runsRightToLeft(line) ? 1 : 0);
  // L2: from the highest level down, turn around what stands at that level or above.
  for (const level of [2, 1]) {
    let from = 0;
    while (from < runs.length) {
      let to = from;
      while (to < runs.length && (runs[to]?.level ?? 0) >= level) to++;
      if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).reverse());
      from = to + 1;
    }
  }
  return runs.flatMap(({ level, parts }): Piece[] =>
    level === 1 ? joined(parts).reverse() : [{ text: parts.join(''), shaped: parts.join(''), direction: 'ltr' }],
  );
}

/** Graphemes, lam and alef together: they are set as one glyph. */
function clusters(line: string): string[] {
  const out: string[] = [];
  for (const letter of graphemes(line)) {
    const last = out[out.length - 1];
    if (last !== undefined && /^[\u0622\u0623\u0625\u0627]/.test(letter) && /^\u0644/.test(last))
      out[out.length - 1] = last + letter;
    else out.push(letter);
  }
  return out;
}

type Kind = 'L' | 'R' | 'number' | 'neutral';

function kindOf(part: string): Kind {
  if (/^\p{Nd}/u.test(part)) return 'number';
  if (RTL.test(part) && /^[\p{L}\p{M}]/u.test(part)) return 'R';
  return /^[\p{L}\p{So}\p{Emoji_Presentation}]/u.test(part) ? 'L' : 'neutral';
}

interface Run {
  readonly level: number;
  readonly parts: string[];
}

function levelRuns(parts: readonly string[], base: 0 | 1): Run[] {
  const kinds = numbersResolved(parts, base);
  bracketsResolved(parts, kinds, base);
  const runs: Run[] = [];
  for (const [i, part] of parts.entries()) {
    // N1, N2: between equals neutral text follows them, else the line.
    const before = strongFrom(kinds, i, -1, base);
    const own = kinds[i] === 'neutral' ? (before === strongFrom(kinds, i, 1, base) ? before : sideOf(base)) : kinds[i];
    const level = own === 'R' ? 1 : own === 'L' && base === 0 ? 0 : 2;
    const last = runs[runs.length - 1];
    if (last?.level === level) last.parts.push(part);
    else runs.push({ level, parts: [part] });
  }
  return runs;
}

function sideOf(base: 0 | 1): 'L' | 'R' {
  return base === 0 ? 'L' : 'R';
}

/** Separators and signs of numbers join them (W4, W5); numbers after left-to-right text belong to it (W7). */
function numbersResolved(parts: readonly string[], base: 0 | 1): Kind[] {
  const kinds = parts.map(kindOf);
  for (const [i, part] of parts.entries()) {
    const between = kinds[i - 1] === 'number' && kinds[i + 1] === 'number' && /^[.,:/+\u066b\u066c-]$/.test(part);
    const beside =
      (kinds[i - 1] === 'number' || kinds[i + 1] === 'number') && /^[%$#\u00b0\u20ac\u00a3\u066a]$/.test(part);
    if (between || beside) kinds[i] = 'number';
  }
  let strong = sideOf(base);
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'L' || kind === 'R') strong = kind;
    else if (kind === 'number' && strong === 'L' && !ARABIC_DIGIT.test(parts[i] ?? '')) kinds[i] = 'L';
  }
  return kinds;
}

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** N0: a pair of brackets takes one side, so that it is not torn apart. */
function bracketsResolved(parts: readonly string[], kinds: Kind[], base: 0 | 1): void {
  const open: { at: number; closing: string }[] = [];
  for (const [i, part] of parts.entries()) {
    const closing = CLOSING[part];
    if (closing) open.push({ at: i, closing });
    let last = open[open.length - 1];
    if (!Object.values(CLOSING).includes(part)) continue;
    while (last && last.closing !== part) {
      open.pop();
      last = open[open.length - 1];
    }
    if (!last) continue;
    open.pop();
    const inside = new Set(
      kinds.slice(last.at + 1, i).flatMap((kind) => (kind === 'neutral' ? [] : kind === 'L' ? ['L'] : ['R'])),
    );
    if (inside.size === 0) continue;
    const own = sideOf(base);
    const side = inside.has(own) ? own : strongFrom(kinds, last.at, -1, base);
    kinds[last.at] = side;
    kinds[i] = side;
  }
}

/** The next side in a direction; numbers count as right to left, the line's ends as the line. */
function strongFrom(kinds: readonly Kind[], from: number, step: 1 | -1, base: 0 | 1): 'L' | 'R' {
  for (let i = from + step; i >= 0 && i < kinds.length; i += step) {
    const kind = kinds[i];
    if (kind === 'L') return 'L';
    if (kind === 'R' || kind === 'number') return 'R';
  }
  return sideOf(base);
}

/** Letters that join the one before only (Unicode's ArabicShaping, type R), and those that join none. */
const RIGHT_JOINING =
  /^[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef]/;
const NOT_JOINING = /^[\u0621\u0674]/;

function joining(part: string | undefined): 'both' | 'right' | 'none' {
  if (
    part === undefined ||
    !/^[\u0620-\u064a\u066e-\u06ff\u0750-\u077f\u08a0-\u08c9]/.test(part) ||
    NOT_JOINING.test(part)
  )
    return 'none';
  return RIGHT_JOINING.test(part) || /^\u0644.*[\u0622\u0623\u0625\u0627]/.test(part) ? 'right' : 'both';
}

/** Readers turn the two letters of one glyph around; as one character (Unicode's compatibility form) they stay together. */
const LIGATURES: Record<string, string> = {
  '\u0644\u0622': '\ufef5',
  '\u0644\u0623': '\ufef7',
  '\u0644\u0625': '\ufef9',
  '\u0644\u0627': '\ufefb',
};

function joined(parts: readonly string[]): Piece[] {
  return parts.map((part, i) => {
    const own = joining(part);
    const before = own !== 'none' && joining(parts[i - 1]) === 'both';
    const after = own === 'both' && joining(parts[i + 1]) !== 'none';
    return {
      text: LIGATURES[part] ?? part,
      shaped: `${before ? JOINER : ''}${part}${after ? JOINER : ''}`,
      direction: 'rtl',
    };
  });
}
