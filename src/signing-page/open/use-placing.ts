import { useState } from 'preact/hooks';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import type { Widget, WidgetType } from '../../domain/widget/types.ts';
import { usePage } from '../context.ts';
import { labelOf } from '../logic/labels.ts';
import { words } from '../words.ts';
import { focusControl } from './focus.ts';
import type { OwnBook } from './use-own-fields.ts';

/** What the next press on a page does. */
type Armed = { readonly type: WidgetType } | { readonly move: Widget };

export interface Placing {
  /** The sheet with the kinds of fields is open. */
  readonly choosing: boolean;
  /** A press on a page places or moves something. */
  readonly placing: boolean;
  /** Nothing else can be meant, so it is always so and can't be cancelled. */
  readonly placingOnly: boolean;
  /** The sentence about it; "" while nothing is placed. */
  readonly placingWords: string;
  readonly noPlace: boolean;
  readonly mayAdd: boolean;
  choose(): void;
  /** The next press places a field of this kind. */
  arm(type: WidgetType): void;
  armMove(widget: Widget): void;
  cancelPlacing(): void;
  placeAt(page: number, x: number, y: number): void;
  moveOwn(id: string, dx: number, dy: number): void;
  resizeOwn(id: string, dw: number, dh: number): void;
  removeField(id: string): void;
  readonly ownIds: ReadonlySet<string>;
}

interface Wiring {
  readonly view: OpenView;
  readonly book: OwnBook;
  readonly mayFill: boolean;
  /** A signature is needed, and nobody has given it a place. */
  readonly noPlace: boolean;
  readonly current: string | undefined;
  readonly setCurrent: (id: string | undefined) => void;
}

/** Adding, moving, resizing and removing the reader's own fields. */
export function usePlacing({ view, book, mayFill, noPlace, current, setCurrent }: Wiring): Placing {
  const { say } = usePage();
  const [choosing, setChoosing] = useState(false);
  const [armed, setArmed] = useState<Armed>();
  const placingOnly = view.ownTypes.length === 1 && view.ownTypes[0] === 'signature' && book.senders.length === 0;
  const implied = placingOnly ? ({ type: 'signature' } as const) : undefined;
  const now = !mayFill || choosing || current !== undefined ? undefined : (armed ?? implied);

  function tell(widget: Widget): void {
    const box = view.document.pages[widget.page - 1];
    if (!box) return;
    const share = (value: number, of: number) => Math.round((value / of) * 100);
    const place = [share(widget.x, box.width), share(widget.y, box.height)] as const;
    say(words.own.placed(labelOf(widget), widget.page, ...place));
  }

  return {
    choosing,
    placing: now !== undefined,
    placingOnly: now !== undefined && armed === undefined,
    placingWords: now === undefined || armed === undefined ? '' : sentence(now),
    noPlace,
    mayAdd: mayFill && view.ownTypes.length > 0 && !placingOnly,
    ownIds: book.ownIds,
    choose() {
      setCurrent(undefined);
      setArmed(undefined);
      setChoosing(true);
    },
    arm(type) {
      setChoosing(false);
      setCurrent(undefined);
      setArmed({ type });
      requestAnimationFrame(() => focusControl('place-here'));
    },
    armMove(widget) {
      setCurrent(undefined);
      setArmed({ move: widget });
      requestAnimationFrame(() => focusControl('place-here'));
    },
    cancelPlacing() {
      setChoosing(false);
      setArmed(undefined);
    },
    placeAt(page, x, y) {
      if (now === undefined) return;
      setArmed(undefined);
      if ('move' in now) {
        book.moveOwnTo(now.move.id, page, x, y);
        tell({ ...now.move, page, x, y });
        requestAnimationFrame(() => focusControl(`field-${now.move.id}`, { preventScroll: true }));
        return;
      }
      const widget = book.place(now.type, page, x, y);
      if (!widget) return say(words.own.full(view.mostOwn));
      tell(widget);
      setCurrent(widget.id);
    },
    moveOwn(id, dx, dy) {
      const before = book.own.find((widget) => widget.id === id);
      book.moveOwn(id, dx, dy);
      if (before) tell({ ...before, x: before.x + dx, y: before.y + dy });
    },
    resizeOwn: book.resizeOwn,
    removeField(id) {
      const gone = book.own.find((widget) => widget.id === id);
      setCurrent(undefined);
      book.removeOwn(id);
      if (gone) say(words.own.removed(labelOf(gone)));
      requestAnimationFrame(() => focusControl('add-field'));
    },
  };
}

function sentence(armed: Armed): string {
  if ('move' in armed) return words.own.tapMove(labelOf(armed.move));
  return words.own.tap(words.fieldNames[armed.type]);
}
