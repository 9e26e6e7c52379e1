import { useEffect, useRef } from 'react';
import { readSingleKeys } from '../../../lib/shortcuts.ts';
import { SENDER } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { pageElement, scrollToPage } from './page-places.ts';
import { useKinds } from './palette.tsx';
import { fillWidget } from './use-fill.ts';
import { nextStep } from './use-zoom.ts';

export interface ShortcutActs {
  readonly review: () => void;
  readonly fitWidth: () => void;
}

/** Points. */
const NUDGE = 1;
const FAR = 10;

/** Keys of the editor, heard wherever nobody is typing and no layer is open. */
export function useShortcuts(acts: ShortcutActs): void {
  const editor = useEditor();
  const kinds = useKinds();
  const hear = useRef<(event: KeyboardEvent) => void>(() => {});

  hear.current = (event) => {
    const { state, dispatch, scale, setScale, page, say, openSettings, deleteSelected } = editor;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (
      event.defaultPrevented ||
      target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')
    )
      return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && key === 'enter') return done(event, acts.review);
    if (key === 'f6') return done(event, () => cyclePanels(event.shiftKey));
    if (target.closest('input, textarea, select, [contenteditable]')) return;
    const some = state.selected.length > 0;

    if (command) {
      if (key === 'z') return done(event, () => dispatch({ kind: event.shiftKey ? 'redo' : 'undo' }));
      if (key === 'y') return done(event, () => dispatch({ kind: 'redo' }));
      if (key === 'a') {
        return done(event, () => dispatch({ kind: 'select', ids: state.content.widgets.map(({ id }) => id) }));
      }
      if (key === 'd' && some) return done(event, () => dispatch({ kind: 'duplicate' }));
      if (key === 'c' && some && window.getSelection()?.isCollapsed !== false) {
        return done(event, () => {
          dispatch({ kind: 'copy' });
          say('Copied');
        });
      }
      if (key === 'v' && state.clipboard.length > 0) return done(event, () => dispatch({ kind: 'paste', page }));
      return;
    }

    const inPages = target === document.body || target.closest('#editor-pages') !== null;
    const arrow = arrows[event.key];
    if (arrow !== undefined && some && inPages && !target.closest('[role="toolbar"]')) {
      const step = event.shiftKey ? FAR : NUDGE;
      const [x, y] = [arrow[0] * step, arrow[1] * step];
      const merge = `keys ${state.selected.join()}`;
      return done(event, () =>
        event.altKey
          ? dispatch({ kind: 'grow', dw: x, dh: y, merge })
          : dispatch({ kind: 'move', dx: x, dy: y, merge }),
      );
    }
    if (event.altKey) return;
    if ((key === 'delete' || key === 'backspace') && some && inPages) {
      return done(event, () => {
        deleteSelected();
        pageElement(page)?.parentElement?.parentElement?.focus();
      });
    }
    if (key === 'escape' && (state.armed !== null || some)) {
      return done(event, () =>
        dispatch(state.armed === null ? { kind: 'select', ids: [] } : { kind: 'arm', armed: null }),
      );
    }
    if (key === 'enter' && some && target.dataset.field !== undefined) {
      const widget = state.content.widgets.find(({ id }) => id === target.dataset.field);
      return done(event, widget?.owner === SENDER ? () => fillWidget(widget, editor) : openSettings);
    }
    if (key === ' ' && target.dataset.field !== undefined) {
      return done(event, () => dispatch({ kind: 'select', ids: [target.dataset.field ?? ''] }));
    }
    if (key === 'pageup' || key === 'pagedown') {
      const to = page + (key === 'pageup' ? -1 : 1);
      return done(event, () => scrollToPage(Math.min(state.pages.length, Math.max(1, to))));
    }
    if (/^[a-z0-9+=-]$/.test(key) && !readSingleKeys()) return;
    if (key === '+' || key === '=') return done(event, () => setScale(nextStep(scale, true)));
    if (key === '-') return done(event, () => setScale(nextStep(scale, false)));
    if (key === '0') return done(event, acts.fitWidth);
    const person = /^[1-9]$/.test(key) ? state.content.people[Number(key) - 1] : undefined;
    if (person !== undefined) return done(event, () => dispatch({ kind: 'choose-owner', owner: person.id }));
    const kind = kinds.find((each) => each.key === key);
    if (kind !== undefined) {
      return done(event, () => {
        dispatch({ kind: 'arm', armed: { kind: kind.id, sticky: false } });
        say(`${kind.label} picked. Press a place on the page.`);
      });
    }
  };

  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function done(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}

/** People and fields, pages, settings: the first thing in each that takes the focus. */
function cyclePanels(back: boolean): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
    (each) => each.offsetParent !== null,
  );
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = panels[(at + (back ? panels.length - 1 : 1)) % Math.max(1, panels.length)];
  next?.querySelector<HTMLElement>('button, input, [tabindex="0"]')?.focus();
}
