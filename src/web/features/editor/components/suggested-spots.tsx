import { kindOfWidget } from '../model/kinds.ts';
import type { Suggestion } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { lookOf } from './looks.ts';
import { focusField } from './page-places.ts';

/** Places where the file itself asks for something, dotted, until they are accepted. */
export function SuggestedSpots({ page }: { page: number }) {
  const { suggestions, state } = useEditor();
  if (state.armed !== null || state.owner === '') return null;
  return suggestions.filter((spot) => spot.page === page).map((spot) => <Spot key={spot.id} spot={spot} />);
}

function Spot({ spot }: { spot: Suggestion }) {
  const { state, dispatch, scale, say } = useEditor();
  const look = lookOf(state.content, state.owner);
  const label = kindOfWidget(spot.type, { signingDate: spot.type === 'date' }).label;
  const width = spot.w * scale;
  const size = Math.max(8, Math.min(13, spot.h * scale * 0.6));
  const words = look.name === 'you' ? `${label}?` : `${label} for ${look.name}?`;
  return (
    <button
      type="button"
      data-spot={spot.type}
      aria-label={`Suggested: ${words} Accept`}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        dispatch({ kind: 'accept', suggestions: [spot] });
        say(`${label} accepted on page ${spot.page}`);
        const next = Math.max(0, ...state.content.widgets.map(({ id }) => Number(/^w(\d+)$/.exec(id)?.[1] ?? 0))) + 1;
        focusField(`w${next}`);
      }}
      className="absolute z-5 flex cursor-pointer items-center justify-between gap-1 overflow-hidden rounded-[3px] border-[1.5px] border-dotted bg-paper px-1.5 font-medium whitespace-nowrap"
      style={{
        left: spot.x * scale,
        top: spot.y * scale,
        width,
        height: spot.h * scale,
        fontSize: size,
        lineHeight: 1.1,
        color: look.color,
        borderColor: look.color,
      }}
    >
      {width > 90 && <span className="min-w-0 truncate">{words}</span>}
      <span className="font-semibold">{width > 50 ? 'Accept' : '+'}</span>
    </button>
  );
}
