import { canHideText, isChoice } from './defaults.ts';
import { logicToWire } from './read-logic.ts';
import { pictureTypes, type Widget } from './types.ts';
import type { WireObject } from './wire-values.ts';

/** The options of a field as the API spells them, defaults included; reading them again gives the same options. */
export function wireOptions({ type, options }: Pick<Widget, 'type' | 'options'>): WireObject {
  const { name, required, hint, readonly, color, fontsize } = options;
  if (type === 'signature') return { name, hint };
  if (pictureTypes.includes(type) || type === 'attachments') return { required, name, hint };
  return {
    required,
    name,
    ...special({ type, options }),
    color,
    fontsize,
    ...(isChoice(type) ? {} : { hint }),
    readonly,
    ...(options.logic ? { conditional_logic: logicToWire(options.logic) } : {}),
    ...(canHideText(type) ? { hide_text_with_asterisks: options.hideTextWithAsterisks } : {}),
  };
}

function special({ type, options }: Pick<Widget, 'type' | 'options'>): WireObject {
  const { values = [], layout, hideLabel: hidelabel } = options;
  const given = options.default ?? '';
  switch (type) {
    case 'checkbox':
      return {
        values,
        selectedvalues: options.selectedValues ?? [],
        validation: { minselections: options.minSelections ?? 0, maxselections: options.maxSelections ?? 0 },
        layout,
        hidelabel,
      };
    case 'radio button':
      return { values, default: given, layout, hidelabel };
    case 'dropdown':
      return { values, default: given };
    case 'date':
      return {
        default: given,
        format: options.format ?? '',
        min_date: options.minDate ?? '',
        max_date: options.maxDate ?? '',
        signing_date: options.signingDate ?? false,
      };
    case 'number':
      return {
        ...(options.default === undefined ? {} : { default: numberOrDigits(options.default) }),
        formula: options.formula ?? '',
        decimalplaces: options.decimalPlaces ?? 2,
      };
    case 'cells':
      return { cell_count: options.cellCount ?? 5, default: given, regularexpression: options.pattern ?? '' };
    case 'textbox':
      return { default: given, regularexpression: options.pattern ?? '' };
    default:
      return options.default === undefined ? {} : { default: options.default };
  }
}

/** Digits that a number can't hold stay text. */
function numberOrDigits(text: string): number | string {
  return String(Number(text)) === text ? Number(text) : text;
}
