import { useState } from 'react';
import { inputClass } from '../../../../ui/input.tsx';
import { round } from '../../model/geometry.ts';
import type { EditorWidget } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';

const parts = [
  ['x', 'X', 'From the left'],
  ['y', 'Y', 'From the top'],
  ['w', 'W', 'Width'],
  ['h', 'H', 'Height'],
] as const;

/** Exact place and size in points, the precise way beside dragging. */
export function PlaceInputs({ widget }: { widget: EditorWidget }) {
  return (
    <fieldset>
      <legend className="mb-1 text-body font-medium">Place on page {widget.page}</legend>
      <div className="grid grid-cols-2 gap-2">
        {parts.map(([key, letter, label]) => (
          <Part key={`${key} ${widget[key]}`} widget={widget} part={key} letter={letter} label={label} />
        ))}
      </div>
    </fieldset>
  );
}

interface PartProps {
  widget: EditorWidget;
  part: 'x' | 'y' | 'w' | 'h';
  letter: string;
  label: string;
}

function Part({ widget, part, letter, label }: PartProps) {
  const { dispatch } = useEditor();
  const [text, setText] = useState(String(round(widget[part])));
  function apply(): void {
    const value = Number(text.replace(',', '.'));
    const { page, x, y, w, h } = widget;
    if (text.trim() === '' || !Number.isFinite(value)) setText(String(round(widget[part])));
    else if (value !== widget[part])
      dispatch({ kind: 'boxes', boxes: new Map([[widget.id, { page, x, y, w, h, [part]: value }]]) });
  }
  return (
    <span className="relative">
      <span
        aria-hidden="true"
        className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-body text-muted"
      >
        {letter}
      </span>
      <input
        aria-label={`${label}, points`}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === 'Enter' && apply()}
        className={`${inputClass(false)} ps-8 pe-8 tabular-nums`}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-body text-muted"
      >
        pt
      </span>
    </span>
  );
}
