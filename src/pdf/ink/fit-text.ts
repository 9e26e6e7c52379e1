/** Width in points of text set at a size in points. */
export type Measure = (text: string, size: number) => number;

export interface FitRequest {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Wished size; the answer is never larger. */
  readonly size: number;
  readonly measure: Measure;
  /** Em fractions: a line's own height, and from baseline to baseline. */
  readonly lineHeight: number;
  readonly advance: number;
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Below this words may be broken inside; above it text gets smaller first. */
const LEGIBLE = 4;
const SMALLEST = 0.1;

/**
 * The largest size, at most the wished one, at which all of the text stands in the box, wrapped where the box is tall
 * enough. Line breaks in the text are kept. Nothing is ever dropped: the text becomes as small as it must.
 */
export function fitText(request: FitRequest): Fitted {
  const wished = Math.max(SMALLEST, request.size);
  const whole = attempt(request, wished, false);
  if (whole) return { size: wished, lines: whole };
  for (const breakWords of [false, true]) {
    const found = search(
      request,
      breakWords ? Math.min(LEGIBLE, wished) : wished,
      breakWords ? SMALLEST : Math.min(LEGIBLE, wished),
      breakWords,
    );
    if (found) return found;
  }
  return { size: SMALLEST, lines: wrap(request, SMALLEST, true) };
}

function search(request: FitRequest, from: number, to: number, breakWords: boolean): Fitted | null {
  let low = to;
  let lines = attempt(request, low, breakWords);
  if (!lines) return null;
  let high = from;
  while (high - low > 0.05) {
    const middle = (low + high) / 2;
    const next = attempt(request, middle, breakWords);
    if (next) {
      low = middle;
      lines = next;
    } else high = middle;
  }
  return { size: low, lines };
}

function attempt(request: FitRequest, size: number, breakWords: boolean): string[] | null {
  const lines = wrap(request, size, breakWords);
  const height = size * (request.lineHeight + (lines.length - 1) * request.advance);
  if (height > request.height + 0.01) return null;
  return breakWords || lines.every((line) => request.measure(line, size) <= request.width + 0.01) ? lines : null;
}

function wrap(request: FitRequest, size: number, breakWords: boolean): string[] {
  const lines: string[] = [];
  for (const paragraph of request.text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    let line = '';
    for (const piece of pieces(paragraph)) {
      if (line === '' || request.measure((line + piece).trimEnd(), size) <= request.width + 0.01) line += piece;
      else {
        lines.push(line.trimEnd());
        line = piece;
      }
      while (breakWords && request.measure(line.trimEnd(), size) > request.width + 0.01) {
        const head = longestHead(line, request, size);
        if (head === line) break;
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Parts between which a line may break: after spaces and hyphens, and between words of scripts that write none. */
function pieces(text: string): string[] {
  const parts = text.match(/[^\s-]*(?:-+|\s+|$)/g)?.filter((part) => part !== '') ?? [];
  return parts.flatMap((part) =>
    /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(part)
      ? glue([...words.segment(part)].map(({ segment }) => segment))
      : [part],
  );
}

/** Closing punctuation and space stay with the word before them. */
function glue(segments: string[]): string[] {
  const out: string[] = [];
  for (const segment of segments) {
    if (out.length > 0 && /^[\s\p{Pe}\p{Pf}\p{Po}]+$/u.test(segment)) out[out.length - 1] += segment;
    else out.push(segment);
  }
  return out;
}

/** As many letters as fit, at least one. */
function longestHead(line: string, request: FitRequest, size: number): string {
  const parts = [...letters.segment(line)].map(({ segment }) => segment);
  let low = 1;
  let high = parts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (request.measure(parts.slice(0, middle).join(''), size) <= request.width + 0.01) low = middle;
    else high = middle - 1;
  }
  return parts.slice(0, low).join('');
}

/** Letters as people count them (a base with its marks is one). */
export function graphemes(text: string): string[] {
  return [...letters.segment(text)].map(({ segment }) => segment);
}
