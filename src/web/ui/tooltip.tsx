import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

const DELAY_MS = 500;
const GAP = 6;
const MARGIN = 8;

interface Place {
  left: number;
  top: number;
  above: boolean;
}

/**
 * Repeats a button's label on hover and on keyboard focus; never the only place for information, so it is hidden from
 * screen readers. Small and without a positioning library, because every page has one.
 */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<number>(undefined);
  const [place, setPlace] = useState<Place | null>(null);

  function show(delay: number): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const box = anchor.current?.firstElementChild?.getBoundingClientRect();
      if (box === undefined) return;
      const above = box.top > 48;
      setPlace({ left: box.left + box.width / 2, top: above ? box.top - GAP : box.bottom + GAP, above });
    }, delay);
  }
  function hide(): void {
    window.clearTimeout(timer.current);
    setPlace(null);
  }
  useEffect(() => {
    if (place === null) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setPlace(null);
    window.addEventListener('scroll', hide, true);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('scroll', hide, true);
      window.removeEventListener('keydown', onKey);
    };
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens; the button inside is what one uses.
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(DELAY_MS)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
    >
      {children}
      {place !== null &&
        createPortal(
          <span
            aria-hidden="true"
            className="animate-fade pointer-events-none fixed z-60 max-w-64 rounded-control bg-text px-2 py-1 text-caption text-bg shadow-2"
            style={{
              left: `clamp(${MARGIN}px, ${place.left}px, calc(100vw - ${MARGIN}px))`,
              top: place.top,
              transform: `translate(-50%, ${place.above ? '-100%' : '0'})`,
            }}
          >
            {text}
          </span>,
          document.body,
        )}
    </span>
  );
}
