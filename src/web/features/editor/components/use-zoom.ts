import { type RefObject, useEffect, useRef, useState } from 'react';
import type { PageBox } from '../../../../domain/document/types.ts';

/** CSS px for a point. A phone may show a page smaller than half, so that its whole width is in sight. */
export const SMALLEST_SCALE = 0.3;
export const LARGEST_SCALE = 3;
const LOWEST_STEP = 0.5;
const STEP = 0.25;
/** Room kept free for the settings of a field, so that pages stay where they are when these open. */
const SETTINGS = 300;
/** Larger than this a page is not opened, however wide the window is. */
const OPEN_AT_MOST = 1.25;

/** The next of 50, 75, 100 ... 300 % in a direction. */
export function nextStep(scale: number, up: boolean): number {
  const steps = scale / STEP;
  const next = up ? Math.floor(steps + 1.001) : Math.ceil(steps - 1.001);
  return Math.min(LARGEST_SCALE, Math.max(LOWEST_STEP, next * STEP));
}

/** Size of the pages: their width fits until one chooses a size; and the page most in sight. */
export function useZoom(area: RefObject<HTMLDivElement | null>, pages: readonly PageBox[], narrow: boolean) {
  const [fit, setFit] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const widest = Math.max(...pages.map((each) => each.width), 1);

  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const room = element.clientWidth - (narrow ? 24 : SETTINGS + 48);
      setFit(Math.min(OPEN_AT_MOST, Math.max(SMALLEST_SCALE, room / widest)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area, widest, narrow]);

  const scale = chosen ?? (fit || 1);
  const seen = useRef(new Map<number, number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages are other elements once their number or size changes.
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    seen.current.clear();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          seen.current.set(Number((entry.target as HTMLElement).dataset.page), entry.intersectionRect.height);
        }
        const most = [...seen.current].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
        if (most !== undefined && most[1] > 0) setPage(most[0]);
      },
      { root: element, threshold: [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 1] },
    );
    for (const each of element.querySelectorAll('[data-page]')) observer.observe(each);
    return () => observer.disconnect();
  }, [area, pages.length, scale > 0]);

  return { scale, setScale: setChosen, fitWidth: () => setChosen(null), page };
}
