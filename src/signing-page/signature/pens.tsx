/** @jsxImportSource preact */
import type { PenColor } from '../../domain/document/types.ts';
import { words } from '../words.ts';

export const inks: Readonly<Record<PenColor, string>> = { blue: '#1F2E78', red: '#B4232A', black: '#111111' };

interface Props {
  readonly colors: readonly PenColor[];
  readonly chosen: PenColor;
  readonly onChoose: (color: PenColor) => void;
}

/** Pen colours as radio buttons, 44x44 each; one alone shows none. */
export function Pens({ colors, chosen, onChoose }: Props) {
  if (colors.length < 2) return <span />;
  return (
    <span class="pens">
      {colors.map((color) => (
        <label key={color} class="pen">
          <input
            type="radio"
            name="pen"
            checked={color === chosen}
            onChange={() => onChoose(color)}
            aria-label={words.signature.pens[color]}
          />
          <span class={`pen-dot pen-${color}`} />
        </label>
      ))}
    </span>
  );
}
