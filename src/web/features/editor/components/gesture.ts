import { createContext, use, useRef, useSyncExternalStore } from 'react';
import type { Guide } from '../model/snap.ts';
import type { Box, PlacedBox } from '../model/types.ts';

/** What is under the pointer while it is down; nothing of it is saved until it is let go. */
export interface Gesture {
  /** Boxes as they would be. */
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  /** Pages on which these boxes stood. */
  readonly from: ReadonlySet<number>;
  readonly guides: { readonly page: number; readonly lines: readonly Guide[] } | null;
  readonly marquee: { readonly page: number; readonly box: Box } | null;
  /** A field on its way from the palette, or armed and hovering: where it would land. */
  readonly ghost: { readonly kind: string; readonly box: PlacedBox | null; readonly at: Point } | null;
  /** By touch, the finger hides what it moves: a magnifier shows it. */
  readonly finger: Point | null;
}

export interface Point {
  /** CSS px of the window. */
  readonly x: number;
  readonly y: number;
}

export const still: Gesture = {
  boxes: new Map(),
  from: new Set(),
  guides: null,
  marquee: null,
  ghost: null,
  finger: null,
};

export interface GestureStore {
  get(): Gesture;
  set(change: Partial<Gesture>): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** Apart from React's state, so that a moving pointer redraws pages and nothing else. */
export function createGestureStore(): GestureStore {
  let gesture = still;
  const listeners = new Set<() => void>();
  function put(next: Gesture): void {
    gesture = next;
    for (const listener of listeners) listener();
  }
  return {
    get: () => gesture,
    set: (change) => put({ ...gesture, ...change }),
    clear: () => {
      if (gesture !== still) put(still);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const GestureContext = createContext<GestureStore | null>(null);

export function useGestureStore(): GestureStore {
  const store = use(GestureContext);
  if (store === null) throw new Error('outside the editor');
  return store;
}

export function useGesture(): Gesture {
  const store = useGestureStore();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What it does on one page; a page that it has nothing to do with is not drawn anew while it lasts. */
export function useGestureOn(page: number): Gesture {
  const store = useGestureStore();
  const last = useRef(still);
  const read = () => {
    const gesture = store.get();
    if (concerns(gesture, page) || concerns(last.current, page)) last.current = gesture;
    return last.current;
  };
  return useSyncExternalStore(store.subscribe, read);
}

function concerns({ boxes, guides, marquee, ghost, from }: Gesture, page: number): boolean {
  if (from.has(page) || [guides, marquee, ghost?.box].some((each) => each?.page === page)) return true;
  return [...boxes.values()].some((box) => box.page === page);
}
