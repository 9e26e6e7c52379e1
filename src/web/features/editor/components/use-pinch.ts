import { type RefObject, useEffect, useRef } from 'react';
import { useEditor } from './editor-context.ts';
import { LARGEST_SCALE, SMALLEST_SCALE } from './use-zoom.ts';

/** Two fingers, or the wheel with Ctrl, change the size of the pages; the place under them stays where it is. */
export function usePinch(area: RefObject<HTMLDivElement | null>): void {
  const { scale, setScale } = useEditor();
  const now = useRef({ scale, setScale });
  now.current = { scale, setScale };

  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let start: { distance: number; scale: number } | null = null;

    function zoom(to: number, x: number, y: number): void {
      if (element === null) return;
      const box = element.getBoundingClientRect();
      const [left, top] = [x - box.left, y - box.top];
      const clamped = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, to));
      const ratio = clamped / now.current.scale;
      if (ratio === 1) return;
      const target = { left: (element.scrollLeft + left) * ratio - left, top: (element.scrollTop + top) * ratio - top };
      now.current.setScale(clamped);
      requestAnimationFrame(() => element.scrollTo(target));
    }
    function onWheel(event: WheelEvent): void {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(now.current.scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
    }
    function onTouch(event: TouchEvent): void {
      const [a, b] = event.touches;
      if (a === undefined || b === undefined) {
        start = null;
        return;
      }
      event.preventDefault();
      const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      start ??= { distance, scale: now.current.scale };
      const [x, y] = [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2];
      zoom((start.scale * distance) / start.distance, x, y);
    }
    function onEnd(event: TouchEvent): void {
      if (event.touches.length < 2) start = null;
    }
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('touchstart', onTouch, { passive: false });
    element.addEventListener('touchmove', onTouch, { passive: false });
    element.addEventListener('touchend', onEnd);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchstart', onTouch);
      element.removeEventListener('touchmove', onTouch);
      element.removeEventListener('touchend', onEnd);
    };
  }, [area]);
}
