import { memo, type PointerEvent, useState } from 'react';
import { pageWidths } from '../../../../contract/app/documents.ts';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import { cx } from '../../../lib/cx.ts';
import { overlaps } from '../model/geometry.ts';
import { inReadingOrder } from '../model/order.ts';
import type { EditorWidget } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { FieldBox } from './field-box.tsx';
import { FieldToolbar } from './field-toolbar.tsx';
import { useGesture, useGestureStore } from './gesture.ts';
import { Ghost, Guides, Marquee } from './overlays.tsx';
import { pageId, placeAt } from './page-places.ts';
import { followPointer } from './pointer.ts';
import { SuggestedSpots } from './suggested-spots.tsx';

/** A page of paper with its fields. A press on the paper places what is armed, or draws a frame around fields. */
export function PageSheet({ page }: { page: number }) {
  const { state, dispatch, scale, say } = useEditor();
  const store = useGestureStore();
  const gesture = useGesture();
  const size = state.pages[page - 1];
  if (size === undefined) return null;

  const shown = inReadingOrder(state.content.widgets)
    .map((widget) => ({ widget, box: gesture.boxes.get(widget.id) ?? widget }))
    .filter(({ box }) => box.page === page);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    if (event.pointerType !== 'mouse' || state.armed !== null) return;
    const from = placeAt({ x: event.clientX, y: event.clientY }, state.pages.length, scale);
    if (from === undefined) return;
    const before = event.shiftKey ? state.selected : [];
    followPointer(event, {
      onMove: (drag) => {
        const box = {
          x: Math.min(from.x, from.x + drag.dx / scale),
          y: Math.min(from.y, from.y + drag.dy / scale),
          w: Math.abs(drag.dx) / scale,
          h: Math.abs(drag.dy) / scale,
        };
        store.set({ marquee: { page, box } });
      },
      onEnd: (_drag, moved) => {
        const { marquee } = store.get();
        store.clear();
        const caught = moved && marquee !== null ? within(state.content.widgets, page, marquee.box) : [];
        dispatch({ kind: 'select', ids: [...new Set([...before, ...caught])] });
      },
      onCancel: store.clear,
    });
  }

  function onClick(event: { clientX: number; clientY: number; shiftKey: boolean }): void {
    const { armed } = state;
    if (armed === null) return;
    const at = placeAt({ x: event.clientX, y: event.clientY }, state.pages.length, scale);
    if (at === undefined) return;
    // A spot shown by the ghost has been snapped already.
    const ghost = store.get().ghost?.box;
    const middle = ghost ? { x: ghost.x + ghost.w / 2, y: ghost.y + ghost.h / 2 } : at;
    store.clear();
    if (event.shiftKey && !armed.sticky) dispatch({ kind: 'arm', armed: { ...armed, sticky: true } });
    dispatch({ kind: 'place', field: armed.kind, page: at.page, ...middle });
    if (!event.shiftKey) dispatch({ kind: 'arm', armed: null });
    say(`Placed on page ${at.page}`);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, Enter on a kind of field places it.
    <section
      id={pageId(page)}
      data-page={page}
      aria-label={`Page ${page} of ${state.pages.length}`}
      onPointerDown={onPointerDown}
      onClick={onClick}
      className={cx('relative mx-auto bg-paper shadow-1', state.armed !== null && 'cursor-crosshair')}
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      <PagePicture page={page} width={size.width * scale} />
      <SuggestedSpots page={page} />
      {shown.map(({ widget, box }) => (
        <FieldBox key={widget.id} widget={widget} box={box} moving={gesture.boxes.has(widget.id)} />
      ))}
      <Guides page={page} />
      <Marquee page={page} />
      <Ghost page={page} />
      {gesture.boxes.size === 0 && <FieldToolbar page={page} />}
    </section>
  );
}

function within(widgets: readonly EditorWidget[], page: number, box: Parameters<typeof overlaps>[0]): string[] {
  return widgets.filter((widget) => widget.page === page && overlaps(widget, box)).map((widget) => widget.id);
}

/** The page as a picture: a small one at once, then one as sharp as the screen. */
const PagePicture = memo(function PagePicture({ page, width }: { page: number; width: number }) {
  const { key, fileVersion } = useEditor();
  const [failed, setFailed] = useState(false);
  const wanted = width * Math.min(2, window.devicePixelRatio);
  const pixels = pageWidths.find((each) => each >= wanted) ?? pageWidths[pageWidths.length - 1] ?? 960;
  const preview = editorPagePath(key, page, pageWidths[0], fileVersion);
  return (
    <div className="absolute inset-0" style={{ backgroundImage: `url("${preview}")`, backgroundSize: '100% 100%' }}>
      <img
        src={editorPagePath(key, page, pixels, fileVersion)}
        alt=""
        draggable={false}
        loading="lazy"
        decoding="async"
        onError={() => setFailed(true)}
        onLoad={() => setFailed(false)}
        className={cx('block size-full', failed && 'invisible')}
      />
      {failed && (
        <p role="alert" className="absolute inset-0 grid place-items-center p-4 text-center text-body text-[#5b6475]">
          This page could not be drawn. Fields can be placed all the same.
        </p>
      )}
    </div>
  );
});
