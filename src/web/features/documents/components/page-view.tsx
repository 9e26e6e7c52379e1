import { useEffect, useRef, useState } from 'react';
import { type DocumentView, pagePicturePath, pageWidths } from '../../../../contract/app/documents.ts';
import { cx } from '../../../lib/cx.ts';
import { FieldOverlays } from './field-overlays.tsx';

interface PageViewProps {
  document: DocumentView;
  page: number;
  /** CSS px. */
  width: number;
}

/** A page as a picture, sharp at the screen's density, with boxes for what is still open. */
export function PageView({ document, page, width }: PageViewProps) {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const box = document.pages[page - 1];
  if (box === undefined) return null;
  const wanted = width * Math.min(2, window.devicePixelRatio);
  const preview = pagePicturePath(document.id, page, pageWidths[0], document.stateVersion);
  const pixels = pageWidths.find((each) => each >= wanted) ?? pageWidths[pageWidths.length - 1] ?? 960;
  return (
    <div
      id={`page-${page}`}
      className="relative mx-auto bg-paper shadow-1"
      style={{
        width,
        aspectRatio: `${box.width} / ${box.height}`,
        backgroundImage: `url("${preview}")`,
        backgroundSize: '100% 100%',
      }}
    >
      <img
        key={`${document.stateVersion}-${pixels}`}
        src={pagePicturePath(document.id, page, pixels, document.stateVersion)}
        alt={`Page ${page} of ${document.pages.length} of ${document.title}`}
        loading="lazy"
        decoding="async"
        onLoad={() => setState('ready')}
        onError={() => setState('failed')}
        className={cx('block size-full', state === 'failed' && 'invisible')}
      />
      {state === 'failed' && (
        <p role="alert" className="absolute inset-0 grid place-items-center p-4 text-center text-body text-[#5b6475]">
          This page could not be drawn. The file itself is under Files.
        </p>
      )}
      <FieldOverlays document={document} page={page} />
    </div>
  );
}

/** Width of an element as it is, measured again whenever it changes. */
export function useWidth(): [ref: React.RefObject<HTMLDivElement | null>, width: number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
