import { useMemo, useRef, useState } from 'preact/hooks';
import { consentVersion } from '../../contract/sign/consent.ts';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import { settleAnswers } from '../../domain/widget/settle-answers.ts';
import type { Answers, Widget, WidgetResponse } from '../../domain/widget/types.ts';
import type { Refused } from '../api.ts';
import { usePage } from '../context.ts';
import { useOnce } from '../effects.ts';
import { nudge, placeSignature } from '../logic/place.ts';
import { sharedWith } from '../logic/steps.ts';
import { createOutbox, type Outbox, type SaveState } from '../outbox.ts';

export interface AnswerBook {
  /** The recipient's fields and the signatures placed freely. */
  readonly widgets: readonly Widget[];
  readonly placedIds: ReadonlySet<string>;
  /** As given, to be sent. */
  readonly given: Answers;
  /** As they count: formulas computed, days of signing filled in. */
  readonly answers: Answers;
  readonly saveState: SaveState;
  answer(widget: Widget, value: WidgetResponse): void;
  place(page: number, x: number, y: number): Widget | undefined;
  movePlaced(id: string, dx: number, dy: number): void;
  removePlaced(id: string): void;
  /** Records the consent with the server, once; throws as the api does, and may be called again then. */
  consent(): Promise<void>;
  /** Before the last act: no save may come after it. */
  hold(): Promise<void>;
  clear(): void;
  /** What `finish` takes along with the answers. */
  readonly placed: readonly Widget[];
}

/** Holds the answers of one recipient: restored at the start, saved as they are given, kept while offline. */
export function useAnswers(view: OpenView, onRefused: (refusal: Refused) => void): AnswerBook {
  const { api, options } = usePage();
  const { me } = view;
  const [given, setGiven] = useState<Answers>(me.answers);
  const [placed, setPlaced] = useState<readonly Widget[]>([]);
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const outbox = useRef<Outbox | undefined>(undefined);
  const consented = useRef<Promise<void> | undefined>(me.consented ? Promise.resolve() : undefined);
  const refused = useRef(onRefused);
  refused.current = onRefused;

  function consent(): Promise<void> {
    consented.current ??= api.post<void>('consent', { version: consentVersion }).catch((fault: unknown) => {
      consented.current = undefined;
      throw fault;
    });
    return consented.current;
  }

  useOnce(() => {
    const box = createOutbox({
      api,
      key: `signet:${options.environment}:${me.id}`,
      before: consent,
      onState: setSaveState,
      onRefused: (refusal) => refused.current(refusal),
    });
    outbox.current = box;
    const kept = box.restore();
    const allowed = new Set(me.widgets.map((widget) => widget.id));
    const left = Object.entries(kept.answers).filter(([id]) => allowed.has(id));
    const back = view.freePlacement ? kept : { placed: [], placedAnswers: {} };
    setGiven((known) => ({ ...known, ...Object.fromEntries(left), ...back.placedAnswers }));
    setPlaced(back.placed);
    for (const [id, answer] of left) box.put(id, answer);
  });

  const widgets = useMemo(() => [...me.widgets, ...placed], [me.widgets, placed]);
  const placedIds = useMemo(() => new Set(placed.map((widget) => widget.id)), [placed]);
  const answers = useMemo(
    () =>
      settleAnswers(widgets, given, {
        recipient: me,
        today: view.today,
        ownerDateFormat: view.ownerDateFormat,
      }),
    [widgets, given, me, view.today, view.ownerDateFormat],
  );

  function savePlaced(boxes: readonly Widget[], all: Answers): void {
    setPlaced(boxes);
    setGiven(all);
    const ids = new Set(boxes.map((box) => box.id));
    const own = Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
    outbox.current?.keepPlaced(boxes, own);
  }

  return {
    widgets,
    placedIds,
    placed,
    given,
    answers,
    saveState,
    answer(widget, value) {
      if (placedIds.has(widget.id)) return savePlaced(placed, { ...given, [widget.id]: value });
      const ids = [widget.id, ...sharedWith(widget, me.widgets)];
      const changed = Object.fromEntries(ids.map((id) => [id, value]));
      setGiven((known) => ({ ...known, ...changed }));
      for (const id of ids) outbox.current?.put(id, value);
    },
    place(page, x, y) {
      const box = view.document.pages[page - 1];
      if (!box) return undefined;
      const taken = new Set(placed.map((widget) => widget.id));
      let number = 1;
      while (taken.has(`placed-${number}`)) number += 1;
      const widget = placeSignature(`placed-${number}`, page, box, x, y);
      savePlaced([...placed, widget], given);
      return widget;
    },
    movePlaced(id, dx, dy) {
      const moved = placed.map((widget) => {
        const box = view.document.pages[widget.page - 1];
        return widget.id === id && box ? nudge(widget, box, dx, dy) : widget;
      });
      savePlaced(moved, given);
    },
    removePlaced(id) {
      const { [id]: _gone, ...rest } = given;
      savePlaced(
        placed.filter((widget) => widget.id !== id),
        rest,
      );
    },
    consent,
    hold: () => outbox.current?.hold() ?? Promise.resolve(),
    clear: () => outbox.current?.clear(),
  };
}
