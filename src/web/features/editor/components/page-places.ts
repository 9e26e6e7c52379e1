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
  for (let page = 1; page <= pages; page += 1) {
    const box = pageElement(page)?.getBoundingClientRect();
    if (box === undefined || !inside(at, box)) continue;
    return { page, x: (at.x - box.left) / scale, y: (at.y - box.top) / scale };
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

/** Gives the focus to a field once it is drawn. */
export function focusField(id: string): void {
  requestAnimationFrame(() => document.getElementById(`field-${id}`)?.focus({ preventScroll: false }));
}
