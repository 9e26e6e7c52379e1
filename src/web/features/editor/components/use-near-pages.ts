import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { EditorWidget } from '../model/types.ts';

/** CSS px above and below what is in sight within which pages are drawn. */
const MARGIN = 1200;

/**
 * Which pages are drawn: those in and near sight, and on either side the next that holds a field, so that Tab finds it.
 * The others are empty paper.
 */
export function useNearPages(
  area: RefObject<HTMLDivElement | null>,
  pages: number,
  fields: ReadonlyMap<number, readonly EditorWidget[]>,
): ReadonlySet<number> {
  const [near, setNear] = useState<readonly number[]>([1]);
  const seen = useRef(new Set<number>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: pages are other elements once their number changes.
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    seen.current.clear();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = Number((target as HTMLElement).dataset.page);
          if (isIntersecting) seen.current.add(page);
          else seen.current.delete(page);
        }
        setNear([...seen.current].sort((a, b) => a - b));
      },
      { root: element, rootMargin: `${MARGIN}px 0px` },
    );
    for (const each of element.querySelectorAll('[data-page]')) observer.observe(each);
    return () => observer.disconnect();
  }, [area, pages]);

  return useMemo(() => {
    const [first = 1, last = first] = [near[0], near.at(-1)];
    const withFields = [...fields.keys()].sort((a, b) => a - b);
    const before = withFields.filter((page) => page < first).at(-1);
    const after = withFields.find((page) => page > last);
    return new Set([...near, ...[before, after].filter((page) => page !== undefined)]);
  }, [near, fields]);
}
