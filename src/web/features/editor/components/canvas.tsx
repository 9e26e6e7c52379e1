import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { useEditor } from './editor-context.ts';
import { useGestureStore } from './gesture.ts';
import { PageSheet } from './page-sheet.tsx';
import { useNearPages } from './use-near-pages.ts';
import { useLanding } from './use-pick.ts';
import { usePinch } from './use-pinch.ts';

/** All pages under each other, in an area that scrolls by itself. */
export function Canvas({ area }: { area: RefObject<HTMLDivElement | null> }) {
  const { state, dispatch, scale, fields } = useEditor();
  const near = useNearPages(area, state.pages.length, fields);
  const store = useGestureStore();
  const landing = useLanding();
  const inner = useRef<HTMLDivElement>(null);
  usePinch(area);

  useEffect(() => {
    if (state.armed === null) store.clear();
  }, [state.armed, store]);

  function onPointerMove(event: PointerEvent): void {
    if (state.armed === null || event.pointerType !== 'mouse') return;
    const { kind } = state.armed;
    const { box, at } = landing(kind, { x: event.clientX, y: event.clientY }, event.altKey);
    store.set({ ghost: box === null ? null : { kind, box, at } });
  }

  return (
    <section
      id="editor-pages"
      ref={area}
      aria-label="Pages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
      tabIndex={0}
      onPointerMove={onPointerMove}
      onPointerLeave={() => state.armed !== null && store.clear()}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget || event.target === inner.current) {
          dispatch({ kind: 'select', ids: [] });
        }
      }}
      className="relative min-h-0 min-w-0 flex-1 touch-pan-x touch-pan-y overflow-auto bg-canvas outline-offset-[-3px]"
    >
      <div ref={inner} className="flex w-max min-w-full flex-col gap-5 px-3 py-5 lg:ps-6 lg:pe-[324px]">
        {state.pages.map((size, index) => (
          <PageSheet
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
            key={index}
            page={index + 1}
            of={state.pages.length}
            width={size.width * scale}
            height={size.height * scale}
            near={near.has(index + 1)}
          />
        ))}
      </div>
    </section>
  );
}
