import { GitBranch } from 'lucide-react';
import { memo, type PointerEvent } from 'react';
import { cx } from '../../../lib/cx.ts';
import { type Handle, handles } from '../model/geometry.ts';
import { kindOfWidget } from '../model/kinds.ts';
import { type EditorWidget, type PlacedBox, SENDER } from '../model/types.ts';
import { AnswerOnPage } from './answer-on-page.tsx';
import { useEditor } from './editor-context.ts';
import { FieldFace } from './field-face.tsx';
import { lookOf } from './looks.ts';
import { useFill } from './use-fill.ts';
import { useMoves } from './use-moves.ts';

interface FieldBoxProps {
  widget: EditorWidget;
  /** Where it is while it is being moved. */
  box: PlacedBox;
  moving: boolean;
}

/** One field on a page: select, move and draw it larger by mouse, finger or keys. */
export const FieldBox = memo(function FieldBox({ widget, box, moving }: FieldBoxProps) {
  const { state, dispatch, scale, narrow, filling } = useEditor();
  const fill = useFill(widget);
  const { move, resize } = useMoves();
  const selected = state.selected.includes(widget.id);
  const only = selected && state.selected.length === 1;
  const look = lookOf(state.content, widget.owner);
  const label = kindOfWidget(widget.type, widget.options).label;
  const note = logicNote(widget);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || state.armed !== null) return;
    event.stopPropagation();
    const toggles = event.shiftKey;
    if (event.pointerType !== 'mouse' && !selected) {
      // A finger that scrolls must not carry a field along: the first tap selects, the next one moves.
      return;
    }
    const ids = selected || toggles ? [...new Set([...state.selected, widget.id])] : [widget.id];
    if (!selected) dispatch({ kind: 'select', ids });
    move(event, widget, ids, () => {
      if (toggles && selected) dispatch({ kind: 'select', ids: state.selected.filter((id) => id !== widget.id) });
      else if (!toggles && only && fill !== undefined) fill();
      else if (!toggles) dispatch({ kind: 'select', ids: [widget.id] });
    });
  }

  const place = {
    left: box.x * scale,
    top: box.y * scale,
    width: Math.max(box.w * scale, 6),
    height: Math.max(box.h * scale, 6),
  };
  return (
    <div className={cx('absolute', selected ? 'z-20' : 'z-10')} style={place}>
      {/* biome-ignore lint/a11y/useSemanticElements: a button may not hold what a field shows. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the whole editor. */}
      <div
        id={`field-${widget.id}`}
        role="button"
        tabIndex={0}
        data-field={widget.id}
        aria-pressed={selected}
        onPointerDown={onPointerDown}
        onClick={(event) => {
          event.stopPropagation();
          // Taps, and what screen readers send for a press. Mouse clicks have been heard as a press already.
          if (state.armed === null && !selected) dispatch({ kind: 'select', ids: [widget.id] });
        }}
        onFocus={(event) => {
          if (event.target.matches(':focus-visible') && !selected) dispatch({ kind: 'select', ids: [widget.id] });
        }}
        className={cx(
          'size-full overflow-hidden rounded-[3px] border-[1.5px] select-none',
          selected && 'touch-none outline-2 outline-offset-1 outline-[#3b5bdb]',
          state.armed === null ? (selected ? 'cursor-move' : 'cursor-pointer') : 'cursor-crosshair',
          moving && 'opacity-80',
        )}
        style={{ borderColor: look.color, color: look.color, backgroundColor: tintOf(look.color) }}
      >
        <span className="sr-only">{`${fieldWords(widget, label)}, page ${box.page}, ${widget.owner === SENDER ? 'filled in by you' : `for ${look.name}`}${note === '' ? '' : `, ${note}`}`}</span>
        <FieldFace widget={widget} look={look} label={label} width={place.width} height={place.height} />
      </div>
      {note !== '' && (
        <span
          title={note}
          className="pointer-events-none absolute -end-1.5 -top-1.5 grid size-4 place-items-center rounded-full bg-[#1b1f2a] text-[#e8ebf1]"
        >
          <GitBranch aria-hidden="true" className="size-2.5" strokeWidth={2.5} />
        </span>
      )}
      {filling === widget.id && <AnswerOnPage widget={widget} />}
      {only && !moving && (
        <Handles onDown={(event, handle) => resize(event, widget, handle)} small={place.width < (narrow ? 120 : 40)} />
      )}
    </div>
  );
});

/** What its condition does, in a word or two. */
function logicNote({ options: { logic } }: EditorWidget): string {
  if (logic?.enabled !== true) return '';
  return logic.action === 'show' || logic.action === 'hide' ? 'hidden by logic' : 'required by logic';
}

/** Its name, and its type where the name does not tell it. */
export function fieldWords(widget: EditorWidget, label: string): string {
  const { name } = widget.options;
  return name.toLowerCase().startsWith(label.toLowerCase()) ? name : `${name}, ${label.toLowerCase()}`;
}

/** 12 % over white: paper stays white in the dark theme too. */
export function tintOf(color: string): string {
  return `color-mix(in srgb, ${color} 12%, #fff)`;
}

const spots: Record<Handle, string> = {
  nw: 'left-0 top-0 cursor-nwse-resize',
  n: 'left-1/2 top-0 cursor-ns-resize',
  ne: 'left-full top-0 cursor-nesw-resize',
  e: 'left-full top-1/2 cursor-ew-resize',
  se: 'left-full top-full cursor-nwse-resize',
  s: 'left-1/2 top-full cursor-ns-resize',
  sw: 'left-0 top-full cursor-nesw-resize',
  w: 'left-0 top-1/2 cursor-ew-resize',
};

/** Eight squares of 9 px with 24 px to grasp; a narrow field keeps its corners only. By keyboard: Alt and arrows. */
function Handles({ onDown, small }: { onDown: (event: PointerEvent, handle: Handle) => void; small: boolean }) {
  return (
    <div aria-hidden="true">
      {handles
        .filter((handle) => !small || handle.length === 2)
        .map((handle) => (
          <span
            key={handle}
            data-handle={handle}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.stopPropagation();
              event.preventDefault();
              onDown(event, handle);
            }}
            className={cx(
              'absolute size-[9px] -translate-x-1/2 pointer-coarse:size-3.5 -translate-y-1/2 touch-none rounded-[2px] border-[1.5px] border-[#3b5bdb] bg-paper before:absolute before:-inset-2',
              spots[handle],
            )}
          />
        ))}
    </div>
  );
}
