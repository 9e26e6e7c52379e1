import { inReadingOrder } from './order.ts';
import type { EditorWidget } from './types.ts';

export type FieldsByPage = ReadonlyMap<number, readonly EditorWidget[]>;

/** Fields of each page in reading order. Pages on which nothing changed keep their list, so that they are not drawn anew. */
export function byPage(widgets: readonly EditorWidget[], before: FieldsByPage = new Map()): FieldsByPage {
  const pages = new Map<number, EditorWidget[]>();
  for (const widget of widgets) {
    const there = pages.get(widget.page);
    if (there === undefined) pages.set(widget.page, [widget]);
    else there.push(widget);
  }
  return new Map(
    [...pages].map(([page, fields]) => {
      const ordered = inReadingOrder(fields);
      const old = before.get(page);
      const same = old?.length === ordered.length && ordered.every((widget, index) => widget === old[index]);
      return [page, same && old !== undefined ? old : ordered];
    }),
  );
}
