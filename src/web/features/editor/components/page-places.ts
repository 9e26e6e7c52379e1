import type { Point } from './gesture.ts';

export function pageId(page: number): string {
  return `editor-page-${page}`;
}

export function pageElement(page: number): HTMLElement | null {
  return document.getElementById(pageId(page));
}

/** The page under a point of the window, and where on it, in points; undefined between pages. */
export function placeAt(
  at: Point,
  pages: number,
  scale: number,
): { readonly page: number; readonly x: number; readonly y: number } | undefined {
  const area = document.getElementById('editor-pages')?.getBoundingClientRect();
  if (area === undefined || !inside(at, area)) return undefined;
  // Pages lie under each other: of 300 only a few are measured.
  let [first, last] = [1, pages];
  while (first <= last) {
    const page = (first + last) >> 1;
    const box = pageElement(page)?.getBoundingClientRect();
    if (box === undefined) return undefined;
    if (at.y < box.top) last = page - 1;
    else if (at.y > box.bottom) first = page + 1;
    else return inside(at, box) ? { page, x: (at.x - box.left) / scale, y: (at.y - box.top) / scale } : undefined;
  }
  return undefined;
}

function inside(at: Point, box: DOMRect): boolean {
  return at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom;
}

/** The middle of what is in sight of a page, in points. */
export function middleInSight(page: number, scale: number): Point | undefined {
  const area = document.getElementById('editor-pages')?.getBoundingClientRect();
  const box = pageElement(page)?.getBoundingClientRect();
  if (area === undefined || box === undefined) return undefined;
  const top = Math.max(area.top, box.top);
  const bottom = Math.min(area.bottom, box.bottom);
  const left = Math.max(area.left, box.left);
  const right = Math.min(area.right, box.right);
  return { x: ((left + right) / 2 - box.left) / scale, y: ((top + bottom) / 2 - box.top) / scale };
}

/** Brings a page, or a height on it in points, into sight. */
export function scrollToPage(page: number, y = 0, scale = 1): void {
  const area = document.getElementById('editor-pages');
  const element = pageElement(page);
  if (area === null || element === null) return;
  const top = element.offsetTop + y * scale - (y === 0 ? 20 : area.clientHeight / 3);
  area.scrollTo({ top, behavior: 'auto' });
}

/** Frames in which a page that came into sight is drawn. */
const FRAMES = 20;

/** Gives the focus to a field once it is drawn. */
export function focusField(id: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(`field-${id}`);
    if (field !== null) field.focus({ preventScroll: false });
    else if (frames > 0) focusField(id, frames - 1);
  });
}
