import { memo, type PointerEvent, useState } from 'react';
import { pageWidths } from '../../../../contract/app/documents.ts';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import { cx } from '../../../lib/cx.ts';
import { overlaps } from '../model/geometry.ts';
import type { EditorWidget, PlacedBox } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { FieldBox } from './field-box.tsx';
import { FieldToolbar } from './field-toolbar.tsx';
import { useGestureOn, useGestureStore } from './gesture.ts';
import { Ghost, Guides, Marquee } from './overlays.tsx';
import { pageId, placeAt } from './page-places.ts';
import { followPointer } from './pointer.ts';
import { SuggestedSpots } from './suggested-spots.tsx';

interface PageSheetProps {
  page: number;
  of: number;
  /** CSS px. */
  width: number;
  height: number;
  near: boolean;
}

/** A page of paper; far from what is in sight it is nothing but its size. */
export const PageSheet = memo(function PageSheet({ page, of, width, height, near }: PageSheetProps) {
  return (
    <section
      id={pageId(page)}
      data-page={page}
      aria-label={`Page ${page} of ${of}`}
      className="relative mx-auto bg-paper shadow-1"
      style={{ width, height }}
    >
      {near && <PageContents page={page} width={width} />}
    </section>
  );
});

/** The page with its fields. A press on the paper places what is armed, or draws a frame around fields. */
function PageContents({ page, width }: { page: number; width: number }) {
  const { state, dispatch, scale, say, fields } = useEditor();
  const store = useGestureStore();
  const gesture = useGestureOn(page);
  const shown = fieldsShown(state.content.widgets, fields.get(page) ?? [], gesture.boxes, page);

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
    // biome-ignore lint/a11y/noStaticElementInteractions: the paper itself; by keyboard, Enter on a kind of field places it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div
      onPointerDown={onPointerDown}
      onClick={onClick}
      className={cx('absolute inset-0', state.armed !== null && 'cursor-crosshair')}
    >
      <PagePicture page={page} width={width} />
      <SuggestedSpots page={page} />
      {shown.map(({ widget, box }) => (
        <FieldBox key={widget.id} widget={widget} box={box} moving={gesture.boxes.has(widget.id)} />
      ))}
      <Guides page={page} />
      <Marquee page={page} />
      <Ghost page={page} />
      {gesture.boxes.size === 0 && <FieldToolbar page={page} />}
    </div>
  );
}

/** Those that stand on the page while nothing moves, and those that are being moved onto it. */
function fieldsShown(
  all: readonly EditorWidget[],
  here: readonly EditorWidget[],
  boxes: ReadonlyMap<string, PlacedBox>,
  page: number,
): { readonly widget: EditorWidget; readonly box: PlacedBox }[] {
  const arriving = boxes.size === 0 ? [] : all.filter(({ id, page: from }) => from !== page && boxes.has(id));
  return [...here, ...arriving]
    .map((widget) => ({ widget, box: boxes.get(widget.id) ?? widget }))
    .filter(({ box }) => box.page === page);
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
