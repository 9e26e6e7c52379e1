/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useWhen, useWhenLaidOut } from '../effects.ts';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

interface Props {
  /** Changes with every question, so that focus and scroll follow. */
  readonly id: string;
  readonly lead: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/**
 * The bottom sheet; on wide screens the docked panel. Not modal: the page behind scrolls and its fields can be tapped.
 * Keyboard focus stays inside until Esc or the X.
 */
export function Sheet({ id, lead, onClose, children }: Props) {
  const box = useRef<HTMLElement>(null);
  const drag = useRef<number | undefined>(undefined);

  useWhen([id], () => {
    const wanted = box.current?.querySelector<HTMLElement>('[data-focus]') ?? box.current;
    wanted?.focus({ preventScroll: true });
  });
  useWhenLaidOut([id], () => followSize(id, box.current));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Tab' && box.current) keepInside(event, box.current);
  }

  return (
    <section class="sheet" ref={box} tabIndex={-1} aria-labelledby="sheet-label" onKeyDown={onKeyDown}>
      <div
        class="sheet-head"
        onPointerDown={(event) => {
          drag.current = event.clientY;
        }}
        onPointerUp={(event) => {
          const from = drag.current;
          drag.current = undefined;
          if (from !== undefined && event.clientY - from > 60) onClose();
        }}
      >
        <div class="grabber" aria-hidden="true" />
        {lead}
        <IconButton label={words.sheet.close} onClick={onClose}>
          <Icon name="close" />
        </IconButton>
      </div>
      {children}
    </section>
  );
}

const reachable = 'button, input, select, textarea, a[href], canvas[tabindex]';

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const stops = [...box.querySelectorAll<HTMLElement>(reachable)].filter((stop) => stop.tabIndex >= 0);
  const [first, last] = [stops[0], stops.at(-1)];
  const here = document.activeElement;
  if (event.shiftKey && (here === first || here === box)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && here === last) {
    event.preventDefault();
    first?.focus();
  }
}

/**
 * Ends the sheet where the phone's keyboard begins, tells the page how much room is taken, and keeps the field in the
 * strip that stays free.
 */
function followSize(id: string, box: HTMLElement | null): () => void {
  const root = document.documentElement;
  let frame = 0;
  function measure(): void {
    const keyboard = keyboardHeight();
    root.style.setProperty('--keyboard', `${Math.round(keyboard)}px`);
    root.style.setProperty('--sheet', `${Math.round(box?.offsetHeight ?? 0)}px`);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => showField(id, box));
  }
  measure();
  const watcher = new ResizeObserver(measure);
  if (box) watcher.observe(box);
  window.visualViewport?.addEventListener('resize', measure);
  return () => {
    cancelAnimationFrame(frame);
    watcher.disconnect();
    window.visualViewport?.removeEventListener('resize', measure);
    root.style.removeProperty('--keyboard');
    root.style.removeProperty('--sheet');
  };
}

/** What the phone's keyboard covers, in pixels. */
function keyboardHeight(): number {
  const seen = window.visualViewport;
  return seen ? Math.max(0, innerHeight - seen.height - seen.offsetTop) : 0;
}

/** Scrolls the field into the strip that the head and the sheet leave free. */
function showField(id: string, sheet: HTMLElement | null): void {
  const field = document.getElementById(`field-${id}`);
  if (!field || !sheet) return;
  const docked = matchMedia('(min-width: 1024px)').matches;
  const scroller = docked ? document.querySelector('.pages-column') : document.scrollingElement;
  const top = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
  // Not the sheet's own box: it is still rising.
  const bottom = docked ? innerHeight : innerHeight - keyboardHeight() - sheet.offsetHeight;
  const at = field.getBoundingClientRect();
  const by = at.top + at.height / 2 - (top + bottom) / 2;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (at.top >= top + 8 && at.bottom <= bottom - 8 && docked) return;
  scroller?.scrollBy({ top: by, behavior: calm ? 'auto' : 'smooth' });
}
