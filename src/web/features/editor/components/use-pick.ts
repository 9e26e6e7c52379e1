import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { keepOnPage } from '../model/geometry.ts';
import { type FieldKind, kindOf, sizeOf } from '../model/kinds.ts';
import { snapMove } from '../model/snap.ts';
import type { PlacedBox } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { type Point, useGestureStore } from './gesture.ts';
import { focusField, middleInSight, placeAt } from './page-places.ts';
import { followPointer } from './pointer.ts';

const REACH = 6;

/** The three ways from the palette onto a page: drag, pick and click, Enter. */
export function usePick() {
  const { state, dispatch, scale, page, say } = useEditor();
  const store = useGestureStore();
  const landing = useLanding();

  /** A fresh field is the last of the content, under the next free number. */
  function nextId(): string {
    const numbers = state.content.widgets.map(({ id }) => Number(/^w(\d+)$/.exec(id)?.[1] ?? 0));
    return `w${Math.max(0, ...numbers) + 1}`;
  }

  function place(kind: FieldKind, on: number, x: number, y: number): void {
    dispatch({ kind: 'place', field: kind.id, page: on, x, y });
    say(`${kind.label}, placed on page ${on}`);
    // A paper of one's own asks for the text at once.
    if (!state.content.own) focusField(nextId());
  }

  function onPointerDown(event: PointerEvent, kind: FieldKind): void {
    // A finger scrolls the list; it picks by a tap.
    if (event.button !== 0 || event.pointerType !== 'mouse') return;
    followPointer(event, {
      onMove: (drag) => store.set({ ghost: { kind: kind.id, ...landing(kind.id, drag.at, drag.alt) }, guides: null }),
      onEnd: (_drag, moved) => {
        const box = store.get().ghost?.box;
        store.clear();
        if (moved && box) place(kind, box.page, box.x + box.w / 2, box.y + box.h / 2);
      },
      onCancel: store.clear,
    });
  }

  function onClick(event: MouseEvent, kind: FieldKind): void {
    // Enter and Space are heard as keys; detail 0 without them is a screen reader's press, which places too.
    if (event.detail === 0) {
      placeInSight(kind);
      return;
    }
    const again = state.armed?.kind === kind.id;
    dispatch({ kind: 'arm', armed: again ? null : { kind: kind.id, sticky: event.shiftKey } });
    say(again ? 'Put back' : `${kind.label} picked. Press a place on the page.`);
  }

  function onKeyDown(event: KeyboardEvent, kind: FieldKind): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    placeInSight(kind);
  }

  function placeInSight(kind: FieldKind): void {
    const middle = middleInSight(page, scale);
    if (middle !== undefined) place(kind, page, middle.x, middle.y);
  }

  return { onPointerDown, onClick, onKeyDown, placeInSight };
}

/** Where a field of a kind would land for a pointer there, snapped unless Alt is down. */
export function useLanding() {
  const { state, scale } = useEditor();
  return (kind: string, at: Point, alt: boolean): { box: PlacedBox | null; at: Point } => {
    const field = kindOf(kind, state.content.own);
    const spot = placeAt(at, state.pages.length, scale);
    const page = spot && state.pages[spot.page - 1];
    if (field === undefined || spot === undefined || page === undefined) return { box: null, at };
    const size = sizeOf(field);
    const free = keepOnPage({ x: spot.x - size.w / 2, y: spot.y - size.h / 2, ...size }, page);
    const near = state.content.widgets.filter((widget) => widget.page === spot.page);
    const { dx, dy } = alt ? { dx: 0, dy: 0 } : snapMove(free, near, page, REACH / scale);
    return { box: { page: spot.page, ...keepOnPage({ ...free, x: free.x + dx, y: free.y + dy }, page) }, at };
  };
}
