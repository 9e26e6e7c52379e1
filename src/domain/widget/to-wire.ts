import { logicToWire } from './read-logic.ts';
import type { Widget } from './types.ts';
import type { WireObject } from './wire-values.ts';

/** A widget as a client of the API would have sent it: what answers echo of a field that was made in the editor. */
export function widgetToWire({ type, page, x, y, w, h, options }: Omit<Widget, 'wire' | 'own'>): WireObject {
  const bounds = { minselections: options.minSelections, maxselections: options.maxSelections };
  const bounded = options.minSelections !== undefined || options.maxSelections !== undefined;
  return {
    type,
    page,
    x,
    y,
    w,
    h,
    options: present({
      name: options.name,
      required: options.required,
      hint: options.hint,
      readonly: options.readonly,
      color: options.color,
      fontsize: options.fontsize,
      hide_text_with_asterisks: options.hideTextWithAsterisks,
      default: options.default,
      regularexpression: options.pattern,
      values: options.values,
      selectedvalues: options.selectedValues,
      hidelabel: options.hideLabel,
      layout: options.layout,
      validation: bounded ? present(bounds) : undefined,
      formula: options.formula,
      decimalplaces: options.decimalPlaces,
      cell_count: options.cellCount,
      format: options.format,
      min_date: options.minDate,
      max_date: options.maxDate,
      signing_date: options.signingDate,
      conditional_logic: options.logic && logicToWire(options.logic),
    }),
  };
}

function present(options: WireObject): WireObject {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
