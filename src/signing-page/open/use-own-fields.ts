import { useMemo, useRef, useState } from 'preact/hooks';
import type { PageBox } from '../../domain/document/types.ts';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import { initialAnswer } from '../../domain/widget/initial-answer.ts';
import { type OwnField, ownWidgets } from '../../domain/widget/own-widget.ts';
import type { Widget, WidgetResponse, WidgetType } from '../../domain/widget/types.ts';
import { nudge, placeField, resize } from '../logic/place.ts';

export interface OwnBook {
  readonly senders: readonly Widget[];
  readonly own: readonly Widget[];
  readonly ownIds: ReadonlySet<string>;
  /** The own fields as the server takes them. */
  readonly ownFields: readonly OwnField[];
  restore(fields: readonly OwnField[]): void;
  place(type: WidgetType, page: number, x: number, y: number): Widget | undefined;
  /** Moves by points, or to another place around a point. */
  moveOwn(id: string, dx: number, dy: number): void;
  moveOwnTo(id: string, page: number, x: number, y: number): void;
  resizeOwn(id: string, dw: number, dh: number): void;
  removeOwn(id: string): void;
}

interface Wiring {
  readonly onChange: (fields: readonly OwnField[]) => void;
  /** A new field that begins with something in it. */
  readonly onFilled: (id: string, value: WidgetResponse) => void;
  readonly onGone: (fields: readonly OwnField[], id: string) => void;
}

/** The fields that the reader has added, by the same rules as the server's. */
export function useOwnFields(view: OpenView, { onChange, onFilled, onGone }: Wiring): OwnBook {
  const { me, document: paper } = view;
  const senders = useMemo(() => me.widgets.filter((widget) => !widget.own), [me.widgets]);
  const [own, setOwn] = useState<readonly Widget[]>(() => me.widgets.filter((widget) => widget.own));
  const serial = useRef(0);

  function newId(): string {
    const taken = new Set([...me.widgets, ...own].map(({ id }) => id));
    do serial.current += 1;
    while (taken.has(`own-${serial.current}`));
    return `own-${serial.current}`;
  }

  function change(id: string, next: (field: OwnField, box: PageBox) => OwnField): void {
    const moved = own.map((widget) => {
      const box = paper.pages[widget.page - 1];
      return widget.id === id && box ? next(bare(widget), box) : bare(widget);
    });
    setOwn(ownWidgets(moved, own));
    onChange(moved);
  }

  return {
    senders,
    own,
    ownIds: useMemo(() => new Set(own.map(({ id }) => id)), [own]),
    ownFields: own.map(bare),
    restore: (fields) => setOwn((known) => ownWidgets(fields, known)),
    place(type, page, x, y) {
      const box = paper.pages[page - 1];
      if (!box || own.length >= view.mostOwn) return undefined;
      const fields = [...own.map(bare), placeField(newId(), type, page, box, x, y)];
      const widgets = ownWidgets(fields, own);
      setOwn(widgets);
      onChange(fields);
      const made = widgets.at(-1);
      const start = made && initialAnswer(made, me, view.today, view.ownerDateFormat);
      if (made && start !== undefined) onFilled(made.id, start);
      return made;
    },
    moveOwn: (id, dx, dy) => change(id, (field, box) => nudge(field, box, dx, dy)),
    moveOwnTo(id, page, x, y) {
      const box = paper.pages[page - 1];
      if (box) change(id, (field) => nudge({ ...field, page, x: x - field.w / 2, y: y - field.h / 2 }, box, 0, 0));
    },
    resizeOwn: (id, dw, dh) => change(id, (field, box) => resize(field, box, dw, dh)),
    removeOwn(id) {
      const left = own.filter((widget) => widget.id !== id);
      setOwn(left);
      onGone(left.map(bare), id);
    },
  };
}

function bare({ id, type, page, x, y, w, h }: Widget): OwnField {
  return { id, type, page, x, y, w, h };
}
