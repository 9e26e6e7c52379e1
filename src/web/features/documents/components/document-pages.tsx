import { ChevronLeft, ChevronRight, Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DocumentView } from '../../../../contract/app/documents.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { PageView, useWidth } from './page-view.tsx';

const STEP = 1.25;

/** All pages under each other on the canvas, with a floating pager. */
export function DocumentPages({ document }: { document: DocumentView }) {
  const [ref, width] = useWidth();
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const fit = Math.min(760, width - (width > 560 ? 104 : 24));
  const pageWidth = Math.round(fit * zoom);
  const points = document.pages[0]?.width ?? 595;
  const total = document.pages.length;

  useEffect(() => {
    const area = ref.current;
    if (area === null || width === 0) return;
    const seen = new Map<number, number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(Number(entry.target.id.slice('page-'.length)), entry.intersectionRatio);
        const most = [...seen].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
        if (most !== undefined && most[1] > 0) setPage(most[0]);
      },
      { threshold: [0, 0.25, 0.5, 0.75, 1] },
    );
    for (const element of area.querySelectorAll('[id^="page-"]')) observer.observe(element);
    return () => observer.disconnect();
  }, [ref, width]);

  function go(to: number): void {
    window.document.getElementById(`page-${to}`)?.scrollIntoView({ block: 'start' });
  }

  return (
    <div className="relative bg-canvas">
      <section
        ref={ref}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: zoomed pages scroll sideways, by keyboard too.
        tabIndex={0}
        aria-label="Pages of the document"
        className="flex flex-col gap-5 overflow-x-auto py-5 [&>div]:scroll-mt-[calc(var(--top)+5.75rem)]"
      >
        {width > 0 &&
          document.pages.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
            <PageView key={index} document={document} page={index + 1} width={pageWidth} />
          ))}
      </section>
      <div className="pointer-events-none sticky bottom-[calc(5rem+var(--edge)+env(safe-area-inset-bottom))] z-10 flex justify-center pb-4 lg:bottom-[calc(0.25rem+var(--edge)+var(--top)/2)]">
        <div
          role="toolbar"
          aria-label="Page and zoom"
          className="pointer-events-auto flex h-10 items-center rounded-switch border border-line bg-raised px-1 shadow-2"
        >
          <IconButton
            icon={ChevronLeft}
            label="Previous page"
            size={32}
            tooltip={false}
            disabled={page <= 1}
            onClick={() => go(page - 1)}
            className="disabled:opacity-40"
          />
          <span className="px-1 text-body whitespace-nowrap tabular-nums">
            {page} of {total}
          </span>
          <IconButton
            icon={ChevronRight}
            label="Next page"
            size={32}
            tooltip={false}
            disabled={page >= total}
            onClick={() => go(page + 1)}
            className="disabled:opacity-40"
          />
          <span aria-hidden="true" className="mx-2 h-5 w-px bg-line" />
          <IconButton
            icon={Minus}
            label="Smaller"
            size={32}
            tooltip={false}
            onClick={() => setZoom(Math.max(0.5, zoom / STEP))}
          />
          <span className="w-12 text-center text-body tabular-nums">{Math.round((pageWidth / points) * 100)} %</span>
          <IconButton
            icon={Plus}
            label="Larger"
            size={32}
            tooltip={false}
            onClick={() => setZoom(Math.min(3, zoom * STEP))}
          />
        </div>
      </div>
    </div>
  );
}
