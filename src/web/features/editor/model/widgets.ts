import type { PageBox } from '../../../../domain/document/types.ts';
import type { WidgetOptions } from '../../../../domain/widget/types.ts';
import { keepOnPage } from './geometry.ts';
import { type FieldKind, optionsOf, sizeOf, uniqueName } from './kinds.ts';
import { withoutRulesOn, withRulesAmong } from './rules.ts';
import { type EditorContent, type EditorWidget, type PlacedBox, SENDER, type SenderResponse } from './types.ts';

export function namesOf(content: EditorContent): Set<string> {
  return new Set(content.widgets.map((widget) => widget.options.name));
}

export function widgetsOf(content: EditorContent, ids: readonly string[]): EditorWidget[] {
  return content.widgets.filter((widget) => ids.includes(widget.id));
}

function nextId(content: EditorContent): string {
  const used = content.widgets.map((widget) => Number(/^w(\d+)$/.exec(widget.id)?.[1] ?? 0));
  return `w${Math.max(0, ...used) + 1}`;
}

function append(content: EditorContent, widget: Omit<EditorWidget, 'id'>): EditorContent {
  return { ...content, widgets: [...content.widgets, { ...widget, id: nextId(content) }] };
}

/** A new field; without a size it gets that of its kind, and x, y are its middle. */
export function withNewWidget(
  content: EditorContent,
  pages: readonly PageBox[],
  kind: FieldKind,
  owner: string,
  place: { readonly page: number; readonly x: number; readonly y: number; readonly w?: number; readonly h?: number },
): EditorContent {
  const page = pages[place.page - 1];
  if (page === undefined) return content;
  const size = sizeOf(kind);
  const box =
    place.w === undefined || place.h === undefined
      ? { x: place.x - size.w / 2, y: place.y - size.h / 2, ...size }
      : { x: place.x, y: place.y, w: place.w, h: place.h };
  return append(content, {
    owner,
    type: kind.type,
    page: place.page,
    ...keepOnPage(box, page),
    options: optionsOf(kind, uniqueName(kind.label, namesOf(content))),
    ...(owner === SENDER ? { response: null } : {}),
  });
}

/** New boxes by id, kept on their pages. */
export function withBoxes(
  content: EditorContent,
  pages: readonly PageBox[],
  boxes: ReadonlyMap<string, PlacedBox>,
): EditorContent {
  return {
    ...content,
    widgets: content.widgets.map((widget) => {
      const box = boxes.get(widget.id);
      const page = box && pages[box.page - 1];
      if (box === undefined || page === undefined) return widget;
      return { ...widget, page: box.page, ...keepOnPage(box, page) };
    }),
  };
}

/** Moves all by the same way; the one that meets the edge stops them, so that they keep their distances. */
export function withMoved(
  content: EditorContent,
  pages: readonly PageBox[],
  ids: readonly string[],
  dx: number,
  dy: number,
): EditorContent {
  const moving = widgetsOf(content, ids);
  let [left, right, up, down] = [-Infinity, Infinity, -Infinity, Infinity];
  for (const widget of moving) {
    const page = pages[widget.page - 1];
    if (page === undefined) continue;
    left = Math.max(left, -widget.x);
    right = Math.min(right, page.width - widget.x - widget.w);
    up = Math.max(up, -widget.y);
    down = Math.min(down, page.height - widget.y - widget.h);
  }
  const x = Math.min(Math.max(dx, left), right);
  const y = Math.min(Math.max(dy, up), down);
  if (moving.length === 0 || (x === 0 && y === 0)) return content;
  return withBoxes(content, pages, new Map(moving.map((each) => [each.id, { ...each, x: each.x + x, y: each.y + y }])));
}

/** Copies with names of their own, put where `place` says; answers the ids of the copies. */
export function withCopies(
  content: EditorContent,
  pages: readonly PageBox[],
  originals: readonly EditorWidget[],
  place: (widget: EditorWidget) => PlacedBox,
): { readonly content: EditorContent; readonly ids: string[] } {
  const copies = new Map<string, EditorWidget>();
  let all = content;
  for (const original of originals) {
    const box = place(original);
    const page = pages[box.page - 1];
    if (page === undefined) continue;
    const name = uniqueName(original.options.name, namesOf(all));
    all = append(all, {
      ...original,
      page: box.page,
      ...keepOnPage(box, page),
      options: { ...original.options, name },
    });
    copies.set(all.widgets.at(-1)?.id ?? '', original);
  }
  return { content: withRulesAmong(all, copies), ids: [...copies.keys()] };
}

export type PageChoice = 'all' | 'all-but-first' | 'all-but-last' | { readonly from: number; readonly to: number };

/** The same place on other pages; the page it stands on is left out. */
export function pagesFor(choice: PageChoice, count: number): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  if (choice === 'all') return numbers;
  if (choice === 'all-but-first') return numbers.slice(1);
  if (choice === 'all-but-last') return numbers.slice(0, -1);
  return numbers.filter((page) => page >= choice.from && page <= choice.to);
}

export function withCopiesOnPages(
  content: EditorContent,
  pages: readonly PageBox[],
  ids: readonly string[],
  targets: readonly number[],
): EditorContent {
  return targets.reduce((all, page) => {
    const originals = widgetsOf(content, ids).filter((widget) => widget.page !== page);
    return withCopies(all, pages, originals, (widget) => ({ ...widget, page })).content;
  }, content);
}

/** Rules that look at them go with them. */
export function withoutWidgets(content: EditorContent, ids: readonly string[]): EditorContent {
  const left = { ...content, widgets: content.widgets.filter((widget) => !ids.includes(widget.id)) };
  return withoutRulesOn(left, widgetsOf(content, ids));
}

/** Hands fields to another person. The sender's own need an answer, a recipient's have none. */
export function withOwner(content: EditorContent, ids: readonly string[], owner: string): EditorContent {
  return {
    ...content,
    widgets: content.widgets.map((widget) => {
      if (!ids.includes(widget.id) || widget.owner === owner) return widget;
      const { response = null, ...rest } = widget;
      if (owner !== SENDER) return { ...rest, owner };
      // Whoever sends it has filled it before anybody could see or skip it.
      const { logic: _none, ...options } = rest.options;
      return { ...rest, options, owner, response };
    }),
  };
}

/** `undefined` takes an option away. */
export type OptionChange = { readonly [Key in keyof WidgetOptions]?: WidgetOptions[Key] | undefined };

export function withOptions(content: EditorContent, ids: readonly string[], change: OptionChange): EditorContent {
  return {
    ...content,
    widgets: content.widgets.map((widget) =>
      ids.includes(widget.id) ? { ...widget, options: changed(widget.options, change) } : widget,
    ),
  };
}

function changed(options: WidgetOptions, change: OptionChange): WidgetOptions {
  const next = { ...options, ...change };
  for (const key of Object.keys(change) as (keyof WidgetOptions)[]) if (next[key] === undefined) delete next[key];
  // What is left undefined has just been taken out.
  return next as WidgetOptions;
}

export function withResponse(content: EditorContent, id: string, response: SenderResponse): EditorContent {
  return {
    ...content,
    widgets: content.widgets.map((widget) => (widget.id === id ? { ...widget, response } : widget)),
  };
}
