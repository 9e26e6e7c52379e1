import type { PointerEvent } from 'react';
import { type Handle, keepOnPage, resized } from '../model/geometry.ts';
import { snapEdges, snapMove } from '../model/snap.ts';
import type { Box, EditorWidget, PlacedBox } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { type GestureStore, useGestureStore } from './gesture.ts';
import { pageElement, placeAt } from './page-places.ts';
import { type Drag, followPointer } from './pointer.ts';

/** CSS px within which a line draws a field to it. */
const REACH = 6;

/** What a pointer does to fields: move them, also to another page, and draw their corners. */
export function useMoves() {
  const { state, dispatch, scale } = useEditor();
  const store = useGestureStore();
  const { pages, content } = state;

  function others(page: number, ids: readonly string[]): EditorWidget[] {
    return content.widgets.filter((widget) => widget.page === page && !ids.includes(widget.id));
  }

  /** Moves all selected; the one under the pointer leads. */
  function move(event: PointerEvent, lead: EditorWidget, ids: readonly string[], onClick: () => void): void {
    const moving = content.widgets.filter((widget) => ids.includes(widget.id));
    const from = new Set(moving.map((widget) => widget.page));
    const start = document.getElementById(`field-${lead.id}`)?.getBoundingClientRect();
    const grip = { x: event.clientX - (start?.left ?? 0), y: event.clientY - (start?.top ?? 0) };
    followPointer(event, {
      onMove: (drag) => {
        const page = moving.length > 1 ? lead.page : (placeAt(drag.at, pages.length, scale)?.page ?? lead.page);
        const target = pages[page - 1];
        const area = pageElement(page)?.getBoundingClientRect();
        if (target === undefined || area === undefined) return;
        const free = {
          x: (drag.at.x - grip.x - area.left) / scale,
          y: (drag.at.y - grip.y - area.top) / scale,
          w: lead.w,
          h: lead.h,
        };
        const snapped = drag.alt ? still : snapMove(free, others(page, ids), target, REACH / scale);
        const box = keepOnPage({ ...free, x: free.x + snapped.dx, y: free.y + snapped.dy }, target);
        store.set({
          boxes: together(moving, lead, { page, ...box }),
          from,
          guides: { page, lines: snapped.guides },
          finger: drag.touch ? drag.at : null,
        });
      },
      onEnd: (_drag, moved) => finish(store, moved, (boxes) => dispatch({ kind: 'boxes', boxes }), onClick),
      onCancel: store.clear,
    });
  }

  function together(moving: readonly EditorWidget[], lead: EditorWidget, to: PlacedBox): Map<string, PlacedBox> {
    const boxes = new Map<string, PlacedBox>();
    for (const widget of moving) {
      const page = widget.id === lead.id ? to.page : widget.page;
      const target = pages[page - 1];
      const box = { x: widget.x + to.x - lead.x, y: widget.y + to.y - lead.y, w: widget.w, h: widget.h };
      if (target !== undefined) boxes.set(widget.id, { page, ...keepOnPage(box, target) });
    }
    return boxes;
  }

  /** Draws one side or corner. Pictures keep their shape with Shift. */
  function resize(event: PointerEvent, widget: EditorWidget, handle: Handle): void {
    const page = pages[widget.page - 1];
    if (page === undefined) return;
    const near = others(widget.page, [widget.id]);
    followPointer(event, {
      onMove: (drag) => {
        const box = drawn(widget, handle, drag, scale, page, near);
        store.set({
          boxes: new Map([[widget.id, { page: widget.page, ...box.box }]]),
          guides: { page: widget.page, lines: box.guides },
          finger: drag.touch ? drag.at : null,
        });
      },
      onEnd: (_drag, moved) => finish(store, moved, (boxes) => dispatch({ kind: 'boxes', boxes }), nothing),
      onCancel: store.clear,
    });
  }

  return { move, resize };
}

const still = { dx: 0, dy: 0, guides: [] };
function nothing(): void {}

function finish(
  store: GestureStore,
  moved: boolean,
  onMoved: (boxes: ReadonlyMap<string, PlacedBox>) => void,
  onClick: () => void,
): void {
  const { boxes } = store.get();
  store.clear();
  if (moved && boxes.size > 0) onMoved(boxes);
  else if (!moved) onClick();
}

function drawn(
  from: Box,
  handle: Handle,
  drag: Drag,
  scale: number,
  page: { readonly width: number; readonly height: number },
  near: readonly Box[],
) {
  const free = resized(from, handle, drag.dx / scale, drag.dy / scale, page, drag.shift);
  if (drag.alt || drag.shift) return { box: free, guides: [] };
  const edges = {
    x: handle.includes('w') ? free.x : handle.includes('e') ? free.x + free.w : undefined,
    y: handle.includes('n') ? free.y : handle.includes('s') ? free.y + free.h : undefined,
  };
  const snapped = snapEdges(edges, near, page, REACH / scale);
  return { box: resized(free, handle, snapped.dx, snapped.dy, page), guides: snapped.guides };
}
