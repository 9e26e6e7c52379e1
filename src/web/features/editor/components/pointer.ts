import type { Point } from './gesture.ts';

export interface Drag {
  /** From where it began, in CSS px. */
  readonly dx: number;
  readonly dy: number;
  readonly at: Point;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly touch: boolean;
}

interface DragHandlers {
  readonly onMove: (drag: Drag) => void;
  /** `moved` is false for a plain click or tap. */
  readonly onEnd: (drag: Drag, moved: boolean) => void;
  readonly onCancel: () => void;
}

/** Less is a click with an unsteady hand. */
const THRESHOLD = 4;

interface Down {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
  readonly pointerType: string;
}

/** Follows a pointer from its press until it is let go; Escape and the browser's own scrolling call it off. */
export function followPointer(down: Down, handlers: DragHandlers): void {
  let moved = false;
  const touch = down.pointerType !== 'mouse';
  function read(event: PointerEvent): Drag {
    const at = { x: event.clientX, y: event.clientY };
    const { altKey: alt, shiftKey: shift } = event;
    return { dx: at.x - down.clientX, dy: at.y - down.clientY, at, alt, shift, touch };
  }
  function onMove(event: PointerEvent): void {
    if (event.pointerId !== down.pointerId) return;
    const drag = read(event);
    moved ||= Math.hypot(drag.dx, drag.dy) >= THRESHOLD;
    if (moved) handlers.onMove(drag);
  }
  function onUp(event: PointerEvent): void {
    if (event.pointerId !== down.pointerId) return;
    stop();
    handlers.onEnd(read(event), moved);
  }
  function callOff(event: PointerEvent): void {
    if (event.pointerId !== down.pointerId) return;
    stop();
    handlers.onCancel();
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    stop();
    handlers.onCancel();
  }
  function stop(): void {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', callOff);
    window.removeEventListener('keydown', onKey, true);
  }
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', callOff);
  window.addEventListener('keydown', onKey, true);
}
