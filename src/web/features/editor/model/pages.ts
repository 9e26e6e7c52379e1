import { withoutRulesOn } from './rules.ts';
import type { EditorContent, EditorFile } from './types.ts';

export type Turn = 0 | 90 | 180 | 270;

/** A page as it shall be: one of the file's, turned clockwise, or a new one. */
export interface PageItem {
  /** Number in the file it comes from; null: it is new. */
  readonly from: number | null;
  readonly turn: Turn;
}

export function itemsOf({ pages }: EditorFile): PageItem[] {
  return pages.map((_, index) => ({ from: index + 1, turn: 0 }));
}

export function isChanged(file: EditorFile, items: readonly PageItem[]): boolean {
  return items.length !== file.pages.length || items.some(({ from, turn }, index) => from !== index + 1 || turn !== 0);
}

export function turned({ from, turn }: PageItem, by: 90 | 270): PageItem {
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return { from, turn: turns[((turn + by) % 360) / 90] ?? 0 };
}

/** How many fields go because their page is taken out or turned under them. */
export function lostWith(content: EditorContent, items: readonly PageItem[]): number {
  return content.widgets.length - withPages(content, content.file, items).widgets.length;
}

/** Fields go where their page goes. */
export function withPages(content: EditorContent, file: EditorFile, items: readonly PageItem[]): EditorContent {
  const places = new Map(items.flatMap(({ from, turn }, index) => (from === null || turn ? [] : [[from, index + 1]])));
  const widgets = content.widgets.flatMap((widget) => {
    const page = places.get(widget.page);
    return page === undefined ? [] : [page === widget.page ? widget : { ...widget, page }];
  });
  const kept = new Set(widgets.map(({ id }) => id));
  return withoutRulesOn(
    { ...content, file, widgets },
    content.widgets.filter(({ id }) => !kept.has(id)),
  );
}
