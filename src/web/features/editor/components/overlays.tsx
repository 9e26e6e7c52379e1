import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import { kindOf } from '../model/kinds.ts';
import { useEditor } from './editor-context.ts';
import { tintOf } from './field-box.tsx';
import { useGesture } from './gesture.ts';
import { iconOfKind, lookOf } from './looks.ts';
import { placeAt } from './page-places.ts';

/** Dashed lines that a moving field has snapped to, from edge to edge of the page. */
export function Guides({ page }: { page: number }) {
  const { scale } = useEditor();
  const { guides } = useGesture();
  if (guides?.page !== page) return null;
  return guides.lines.map(({ axis, at }) => (
    <span
      key={`${axis}${at}`}
      aria-hidden="true"
      className={`pointer-events-none absolute z-30 border-dashed border-[#3b5bdb] ${axis === 'x' ? 'inset-y-0 border-l' : 'inset-x-0 border-t'}`}
      style={axis === 'x' ? { left: at * scale } : { top: at * scale }}
    />
  ));
}

export function Marquee({ page }: { page: number }) {
  const { scale } = useEditor();
  const { marquee } = useGesture();
  if (marquee?.page !== page) return null;
  const { x, y, w, h } = marquee.box;
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute z-30 border border-[#3b5bdb] bg-[#3b5bdb]/10"
      style={{ left: x * scale, top: y * scale, width: w * scale, height: h * scale }}
    />
  );
}

/** Where a field from the palette would land. */
export function Ghost({ page }: { page: number }) {
  const { state, scale } = useEditor();
  const { ghost } = useGesture();
  if (ghost?.box?.page !== page) return null;
  const { x, y, w, h } = ghost.box;
  const { color } = lookOf(state.content, state.owner);
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute z-30 rounded-[3px] border-[1.5px] opacity-80"
      style={{
        left: x * scale,
        top: y * scale,
        width: w * scale,
        height: h * scale,
        borderColor: color,
        backgroundColor: tintOf(color),
      }}
    />
  );
}

/** Off the pages, what is being carried hangs at the pointer. */
export function Carried() {
  const { state } = useEditor();
  const { ghost } = useGesture();
  if (ghost === null || ghost.box !== null) return null;
  const Icon = iconOfKind(ghost.kind);
  const { color } = lookOf(state.content, state.owner);
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none fixed z-60 flex items-center gap-2 rounded-control border-[1.5px] bg-paper px-2 py-1 text-body font-medium shadow-2"
      style={{ left: ghost.at.x + 8, top: ghost.at.y + 8, color, borderColor: color }}
    >
      <Icon className="size-4" strokeWidth={1.75} />
      {kindOf(ghost.kind, state.content.own)?.label}
    </span>
  );
}

const LENS = 120;
const ENLARGED = 2;

/** A finger hides what it moves: the place under it, twice as large, above it. */
export function Magnifier() {
  const { state, scale, key, fileVersion } = useEditor();
  const { finger, boxes } = useGesture();
  if (finger === null) return null;
  const at = placeAt(finger, state.pages.length, scale);
  const size = at && state.pages[at.page - 1];
  if (at === undefined || size === undefined) return null;
  const zoom = scale * ENLARGED;
  const shift = { x: LENS / 2 - at.x * zoom, y: LENS / 2 - at.y * zoom };
  const left = Math.min(Math.max(finger.x - LENS / 2, 8), window.innerWidth - LENS - 8);
  const top = finger.y - LENS - 56 < 8 ? finger.y + 56 : finger.y - LENS - 56;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-60 overflow-hidden rounded-full border-2 border-[#3b5bdb] bg-paper shadow-2"
      style={{ left, top, width: LENS, height: LENS }}
    >
      <img
        src={editorPagePath(key, at.page, 960, fileVersion)}
        alt=""
        className="absolute max-w-none"
        style={{ left: shift.x, top: shift.y, width: size.width * zoom, height: size.height * zoom }}
      />
      {[...boxes.values()]
        .filter((box) => box.page === at.page)
        .map((box) => (
          <span
            key={`${box.x} ${box.y}`}
            className="absolute border-2 border-[#3b5bdb]"
            style={{
              left: box.x * zoom + shift.x,
              top: box.y * zoom + shift.y,
              width: box.w * zoom,
              height: box.h * zoom,
            }}
          />
        ))}
    </div>
  );
}
