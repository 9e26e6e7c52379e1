import { defaultsFor } from './defaults.ts';
import type { Widget, WidgetOptions } from './types.ts';

/** A field as the recipient's page places it: a box of a type, nothing else is the recipient's to say. */
export type OwnField = Pick<Widget, 'id' | 'type' | 'page' | 'x' | 'y' | 'w' | 'h'>;

/** Points: below this nothing can be read, or touched again. */
export const leastSide = 8;
const cellWidth = 22.4;
const mostCells = 100;
const tick = 'Checked';

/**
 * The widgets for these boxes. A box that is known keeps its name and options and takes the new place; a new one gets
 * the options of its type and the next free name `<prefix><type>-<n>`.
 */
export function ownWidgets(fields: readonly OwnField[], known: readonly Widget[], prefix = ''): Widget[] {
  const before = new Map(known.map((widget) => [widget.id, widget]));
  const taken = new Set(known.map((widget) => widget.options.name));
  function nextName(type: string): string {
    let number = 1;
    while (taken.has(`${prefix}${type}-${number}`)) number += 1;
    taken.add(`${prefix}${type}-${number}`);
    return `${prefix}${type}-${number}`;
  }
  return fields.map(({ id, type, page, x, y, w, h }) => {
    const place = { page, x, y, w, h };
    const old = before.get(id);
    if (old?.type === type) return moved(old, place);
    return { id, type, ...place, own: true, options: { ...optionsFor(type, w), name: nextName(type) } };
  });
}

type Place = Pick<Widget, 'page' | 'x' | 'y' | 'w' | 'h'>;

function moved(widget: Widget, place: Place): Widget {
  const stays =
    widget.page === place.page &&
    widget.x === place.x &&
    widget.y === place.y &&
    widget.w === place.w &&
    widget.h === place.h;
  if (stays) return widget;
  // What the API client sent no longer says where the field is.
  const { wire, ...rest } = widget;
  const cells = widget.type === 'cells' && wire === undefined ? { cellCount: cellsIn(place.w) } : {};
  return { ...rest, ...place, options: { ...widget.options, ...cells } };
}

function optionsFor(type: Widget['type'], w: number): Omit<WidgetOptions, 'name'> {
  const options = defaultsFor(type);
  if (type === 'checkbox') return { ...options, values: [tick], selectedValues: [tick], hideLabel: true };
  return type === 'cells' ? { ...options, cellCount: cellsIn(w) } : options;
}

/** As many boxes as the width holds: the person sizes cells by dragging. */
function cellsIn(w: number): number {
  return Math.min(mostCells, Math.max(1, Math.round(w / cellWidth)));
}
