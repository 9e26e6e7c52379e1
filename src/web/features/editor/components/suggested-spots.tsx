import { kindOfWidget } from '../model/kinds.ts';
import { SENDER, type Suggestion } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { lookOf } from './looks.ts';
import { focusField } from './page-places.ts';

/** CSS px that a finger needs. */
const TOUCH = 24;

/** Places where the file itself asks for something, dotted, until they are accepted. */
export function SuggestedSpots({ page }: { page: number }) {
  const { suggestions, state, scale } = useEditor();
  const { own } = state.content;
  if (!own && (state.armed !== null || state.owner === '' || state.owner === SENDER)) return null;
  const here = suggestions.filter((spot) => spot.page === page);
  return here.map((spot) => <Spot key={spot.id} spot={spot} crowded={isCrowded(spot, here, scale)} />);
}

/** Too close to another to be hit: then one enlarges the page, or accepts all. */
function isCrowded(spot: Suggestion, all: readonly Suggestion[], scale: number): boolean {
  if (spot.h * scale >= TOUCH) return false;
  const middle = spot.y + spot.h / 2;
  return all.some(
    (other) =>
      other.id !== spot.id &&
      other.x < spot.x + spot.w &&
      spot.x < other.x + other.w &&
      Math.abs(other.y + other.h / 2 - middle) * scale < TOUCH,
  );
}

function Spot({ spot, crowded }: { spot: Suggestion; crowded: boolean }) {
  const { state, dispatch, scale, say } = useEditor();
  const look = lookOf(state.content, spot.owner ?? state.owner);
  const label = kindOfWidget(spot.type, { signingDate: spot.type === 'date' }).label;
  const width = spot.w * scale;
  const words = `${label} for ${look.name}?`;
  const place = {
    left: spot.x * scale,
    top: spot.y * scale,
    width,
    height: spot.h * scale,
    fontSize: Math.max(8, Math.min(13, spot.h * scale * 0.6)),
    lineHeight: 1.1,
    color: look.color,
    borderColor: look.color,
  };
  const box = 'absolute z-5 overflow-hidden rounded-[3px] border-[1.5px] border-dotted';
  if (crowded) return <span aria-hidden="true" className={box} style={place} />;

  function accept(): void {
    dispatch({ kind: 'accept', suggestions: [spot] });
    say(`${label} accepted on page ${spot.page}`);
    if (state.content.own) return;
    const numbers = state.content.widgets.map(({ id }) => Number(/^w(\d+)$/.exec(id)?.[1] ?? 0));
    focusField(`w${Math.max(0, ...numbers) + 1}`);
  }

  return (
    <button
      type="button"
      data-spot={spot.type}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        accept();
      }}
      className={`${box} cursor-pointer bg-paper px-1.5 font-medium whitespace-nowrap`}
      style={place}
    >
      <span className="sr-only">Suggested: {words} Accept</span>
      <span aria-hidden="true" className="flex items-center justify-between gap-1">
        {width > 90 && <span className="min-w-0 truncate">{width > 190 ? words : `${label}?`}</span>}
        <span className="font-semibold">{width > 50 ? 'Accept' : '+'}</span>
      </span>
    </button>
  );
}
