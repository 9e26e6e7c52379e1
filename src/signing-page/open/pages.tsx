/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../context.ts';
import type { Line } from '../logic/reflow.ts';
import { fieldState } from '../logic/steps.ts';
import { words } from '../words.ts';
import { OtherField, OwnField } from './field-box.tsx';
import type { Signing } from './use-signing.ts';

const widths = [480, 800, 1200, 1600, 2000] as const;

/** Address of a page's picture at one of the widths the server makes. */
export function pageImage(base: string, page: number, width: number, version: number): string {
  return `${base}/pages/${page}?width=${width}&v=${version}`;
}

/** The pages with everybody's fields on them. */
export function Pages({ signing, zoom }: { readonly signing: Signing; readonly zoom: number }) {
  const { options } = usePage();
  const { pages, stateVersion } = signing.view.document;
  const texts = usePageTexts(pages.length);
  const style = { '--zoom': zoom / 100 };
  return (
    <div class={`pages ${signing.closeUp ? 'close-up' : ''}`} style={style}>
      <p class="unseen" id="own-keys">
        {words.own.keys}
      </p>
      {pages.map((page, at) => {
        const number = at + 1;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the foot's button places a signature by keyboard
          <section
            key={number}
            id={`page-${number}`}
            class={`page ${signing.placing ? 'placing' : ''}`}
            aria-label={words.page(number, pages.length)}
            style={{ aspectRatio: `${page.width} / ${page.height}`, '--page-width': `${page.width}px` }}
            onClick={(event) => {
              if (!signing.placing || (event.target as HTMLElement).closest('button, .corner')) return;
              const box = event.currentTarget.getBoundingClientRect();
              const scale = page.width / box.width;
              signing.placeAt(number, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
            }}
          >
            <img
              class="page-image"
              src={pageImage(options.base, number, 800, stateVersion)}
              srcset={widths
                .map((width) => `${pageImage(options.base, number, width, stateVersion)} ${width}w`)
                .join(', ')}
              sizes="(min-width: 1024px) 794px, (min-width: 720px) 720px, 100vw"
              width={Math.round(page.width)}
              height={Math.round(page.height)}
              alt=""
              loading={number === 1 ? 'eager' : 'lazy'}
              fetchpriority={number === 1 ? 'high' : 'auto'}
              decoding="async"
            />
            <div class="unseen">
              {texts[number]?.map((line) => (
                <p key={`${line.y}-${line.x}`}>{line.text}</p>
              ))}
            </div>
            <Fields signing={signing} number={number} />
          </section>
        );
      })}
    </div>
  );
}

function Fields({ signing, number }: { readonly signing: Signing; readonly number: number }) {
  const { view } = signing;
  const page = view.document.pages[number - 1];
  if (!page) return null;
  const mine = signing.widgets.filter((widget) => widget.page === number);
  return (
    <>
      {view.others.flatMap((owner) =>
        owner.widgets
          .filter((box) => box.page === number)
          .map((box) => <OtherField key={`${owner.id}-${box.x}-${box.y}`} box={box} owner={owner} page={page} />),
      )}
      {mine.map((widget) => {
        const state = fieldState(widget, signing.answers, signing.check);
        return (
          <OwnField
            key={widget.id}
            widget={widget}
            page={page}
            neighbours={mine.filter((other) => other !== widget)}
            value={signing.answers[widget.id]}
            state={state}
            current={signing.current === widget.id}
            fault={
              state === 'wrong' || (signing.showFaults && signing.faultOf(widget) !== undefined && state === 'empty')
            }
            active={signing.mayFill}
            preview={signing.current === widget.id ? signing.preview : undefined}
            onOpen={() => signing.open(widget.id)}
            {...(signing.mayFill && signing.ownIds.has(widget.id) ? { change: changeOf(signing, widget.id) } : {})}
          />
        );
      })}
    </>
  );
}

function changeOf(signing: Signing, id: string) {
  return {
    onMove: (dx: number, dy: number) => signing.moveOwn(id, dx, dy),
    onResize: (dw: number, dh: number) => signing.resizeOwn(id, dw, dh),
    onRemove: () => signing.removeField(id),
  };
}

/** Reads the text of each page once the first picture is there, so that screen readers have it in place. */
function usePageTexts(count: number): Readonly<Record<number, readonly Line[]>> {
  const { api } = usePage();
  const [texts, setTexts] = useState<Readonly<Record<number, readonly Line[]>>>({});
  useEffect(() => {
    let over = false;
    async function read(): Promise<void> {
      for (let page = 1; page <= count && !over; page += 1) {
        const { lines } = await api.get<{ lines: readonly Line[] }>(`pages/${page}/text`);
        if (!over) setTexts((known) => ({ ...known, [page]: lines }));
      }
    }
    const timer = setTimeout(() => read().catch(() => undefined), 1500);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, count]);
  return texts;
}

/** Small pictures of all pages, on wide screens. */
export function Thumbnails({ signing }: { readonly signing: Signing }) {
  const { options } = usePage();
  const { pages, stateVersion } = signing.view.document;
  const shown = useVisiblePage(pages.length);
  return (
    <nav class="thumbs" aria-label={words.text.contents}>
      {pages.map((page, at) => {
        const number = at + 1;
        return (
          <a
            key={number}
            href={`#page-${number}`}
            class={shown === number ? 'thumb shown' : 'thumb'}
            aria-current={shown === number ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(`page-${number}`)?.scrollIntoView();
            }}
          >
            <img
              src={pageImage(options.base, number, 160, stateVersion)}
              alt={words.page(number, pages.length)}
              loading="lazy"
              width={84}
              height={Math.round((84 * page.height) / page.width)}
            />
            <span aria-hidden="true">{number}</span>
          </a>
        );
      })}
    </nav>
  );
}

/** The page that fills most of the window. */
function useVisiblePage(count: number): number {
  const [shown, setShown] = useState(1);
  useEffect(() => {
    const ratios = new Map<string, number>();
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) ratios.set(entry.target.id, entry.intersectionRect.height);
        const [best] = [...ratios].sort((a, b) => b[1] - a[1]);
        if (best) setShown(Number(best[0].slice(5)));
      },
      { threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] },
    );
    for (let page = 1; page <= count; page += 1) {
      const box = document.getElementById(`page-${page}`);
      if (box) watcher.observe(box);
    }
    return () => watcher.disconnect();
  }, [count]);
  return shown;
}
