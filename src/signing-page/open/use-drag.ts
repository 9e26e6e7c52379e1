import { useRef, useState } from 'preact/hooks';

export interface Change {
  readonly onMove: (dx: number, dy: number) => void;
  readonly onResize: (dw: number, dh: number) => void;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

type Kind = 'move' | 'size';
interface Drag {
  readonly kind: Kind;
  readonly fromX: number;
  readonly fromY: number;
  /** Points of the page for one pixel of the screen. */
  readonly scale: number;
}

/** Pixels below which a press is a press. */
const slack = 4;
/** A box never turns inside out while it is dragged. */
const least = 8;

/** Dragging a field or its corner, by mouse, pen and finger. The change is told once, at the end. */
export function useDrag(pageWidth: number, change: Change | undefined) {
  const drag = useRef<Drag | undefined>(undefined);
  const dragged = useRef(false);
  const [shift, setShift] = useState<{ readonly kind: Kind; readonly dx: number; readonly dy: number }>();

  function distance(event: PointerEvent, from: Drag): { dx: number; dy: number } {
    return { dx: (event.clientX - from.fromX) * from.scale, dy: (event.clientY - from.fromY) * from.scale };
  }

  function handlers(kind: Kind) {
    return {
      onPointerDown(event: PointerEvent & { readonly currentTarget: HTMLElement }) {
        dragged.current = false;
        if (event.button !== 0) return;
        const page = event.currentTarget.closest('.page')?.getBoundingClientRect();
        if (!page) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { kind, fromX: event.clientX, fromY: event.clientY, scale: pageWidth / page.width };
      },
      onPointerMove(event: PointerEvent) {
        const from = drag.current;
        if (!from) return;
        if (!dragged.current && Math.hypot(event.clientX - from.fromX, event.clientY - from.fromY) < slack) return;
        dragged.current = true;
        setShift({ kind, ...distance(event, from) });
      },
      onPointerUp(event: PointerEvent) {
        const from = drag.current;
        drag.current = undefined;
        setShift(undefined);
        if (!from || !dragged.current) return;
        const { dx, dy } = distance(event, from);
        if (kind === 'move') change?.onMove(dx, dy);
        else change?.onResize(dx, dy);
      },
      onPointerCancel() {
        drag.current = undefined;
        setShift(undefined);
      },
    };
  }

  return {
    move: change ? handlers('move') : {},
    size: change ? handlers('size') : {},
    /** True once after a drag: its end comes as a click too. */
    wasDragged(): boolean {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
    /** Where the box is shown meanwhile. */
    shifted(box: Box): Box {
      const { x, y, w, h } = box;
      if (!shift) return { x, y, w, h };
      if (shift.kind === 'move') return { x: x + shift.dx, y: y + shift.dy, w, h };
      return { x, y, w: Math.max(least, w + shift.dx), h: Math.max(least, h + shift.dy) };
    },
  };
}
