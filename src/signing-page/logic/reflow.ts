import type { Widget } from '../../domain/widget/types.ts';

/** A line of a page's text with its box in points, as the server reads it. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** `id` is unique in the document and serves as an anchor. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly id: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly id: string }
  | { readonly kind: 'field'; readonly widget: Widget; readonly id: string };

/**
 * A page as reflowing text: lines joined to paragraphs where they stand close and are set alike, larger ones as
 * headings, each field after the line it stands on. `marks` are texts printed across pages that are left out.
 */
export function reflow(
  page: number,
  lines: readonly Line[],
  widgets: readonly Widget[],
  marks: readonly string[] = [],
): readonly Block[] {
  const shown = lines.filter((line) => line.text.trim() !== '' && !marks.includes(line.text.trim()));
  const body = median(shown.map((line) => line.h));
  const waiting = widgets.filter((widget) => widget.page === page);
  const blocks: Block[] = [];
  let paragraph: Line[] = [];

  function nextId(): string {
    return `t${page}-${blocks.length + 1}`;
  }

  function close(): void {
    if (paragraph.length === 0) return;
    blocks.push({ kind: 'paragraph', text: paragraph.map((line) => line.text.trim()).join(' '), id: nextId() });
    paragraph = [];
  }
  function fieldsAbove(y: number): void {
    for (const widget of waiting.filter((candidate) => candidate.y + candidate.h / 2 < y)) {
      close();
      blocks.push({ kind: 'field', widget, id: nextId() });
      waiting.splice(waiting.indexOf(widget), 1);
    }
  }
  for (const line of shown) {
    fieldsAbove(line.y);
    const level = headingLevel(line, body);
    if (level) {
      close();
      blocks.push({ kind: 'heading', level, text: line.text.trim(), id: nextId() });
      continue;
    }
    const last = paragraph.at(-1);
    if (last && !joins(last, line, body)) close();
    paragraph.push(line);
  }
  close();
  fieldsAbove(Number.POSITIVE_INFINITY);
  return blocks;
}

function headingLevel(line: Line, body: number): 1 | 2 | undefined {
  if (line.h >= body * 1.5) return 1;
  const numbered = /^(\d{1,2}\.|§|Article|Section)\s+\S/.test(line.text.trim()) && line.text.trim().length <= 60;
  return line.h >= body * 1.18 || (numbered && !/[.;:,]$/.test(line.text.trim())) ? 2 : undefined;
}

function joins(last: Line, line: Line, body: number): boolean {
  const gap = line.y - (last.y + last.h);
  const sameSize = Math.abs(line.h - last.h) <= body * 0.12;
  const beside = Math.abs(line.y - last.y) < body * 0.5;
  return beside || (sameSize && gap >= -body && gap <= body * 0.75);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 12;
}
