import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { dateFormats, formatDate, isCalendarDay, parseDate, parseFormat } from './date-format.ts';
import { canBeReadonly, canHideText, defaultsFor, isChoice } from './defaults.ts';
import { isNumberText } from './number.ts';
import { type Matches, wholePattern } from './pattern.ts';
import { readLogic } from './read-logic.ts';
import type { WidgetColor, WidgetOptions, WidgetType } from './types.ts';
import { isObject, readBoolean, readNumber, readText, readTexts, type WireObject } from './wire-values.ts';

export type WidgetFault = 'bad-widget' | 'bad-pattern' | 'bad-formula' | 'bad-logic' | 'unsupported-widget';
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
export type DraftOptions = Writable<Omit<WidgetOptions, 'name'>>;

const colors: readonly WidgetColor[] = ['black', 'blue', 'red', 'yellow'];
const mostChoices = 200;

/** Applies defaults to the options a client sent, and refuses values that could never be filled in. */
export function normaliseOptions(
  type: WidgetType,
  wire: WireObject,
  matches: Matches,
): DraftOptions | Refusal<WidgetFault> {
  const options: DraftOptions = { ...defaultsFor(type) };
  options.required = readBoolean(wire.required) ?? true;
  options.readonly = canBeReadonly(type) && (readBoolean(wire.readonly) ?? false);
  options.hint = readText(wire.hint) ?? '';
  options.fontsize = clampFontSize(readNumber(wire.fontsize ?? wire.fontSize) ?? 12);
  options.color = colors.find((color) => color === readText(wire.color)?.trim().toLowerCase()) ?? 'black';
  options.hideTextWithAsterisks = canHideText(type) && (readBoolean(wire.hide_text_with_asterisks) ?? false);
  const fault = readSpecial(type, wire, options, matches);
  if (fault) return refuse(fault, { type });
  const logic = readLogic(type, wire.conditional_logic);
  if (isRefusal(logic))
    return refuse('bad-logic', { ...logic.detail, name: readText(wire.name) ?? type, fault: logic.refused });
  if (logic) options.logic = logic;
  return options;
}

/** The nearest even number from 2 to 28. */
export function clampFontSize(size: number): number {
  return Math.min(28, Math.max(2, Math.round(size / 2) * 2));
}

function readSpecial(
  type: WidgetType,
  wire: WireObject,
  options: DraftOptions,
  matches: Matches,
): WidgetFault | undefined {
  if (isChoice(type)) return readChoices(type, wire, options);
  if (type === 'date') return readDate(wire, options);
  if (type === 'number') return readNumberOptions(wire, options);
  const given = readText(wire.default);
  if (given !== undefined && given !== '' && canHideText(type)) options.default = given;
  if (type === 'cells') {
    const count = readNumber(wire.cell_count) ?? 5;
    if (!Number.isInteger(count) || count < 1 || count > 100) return 'bad-widget';
    options.cellCount = count;
    if ([...(options.default ?? '')].length > count) return 'bad-widget';
  }
  if (type !== 'cells' && type !== 'textbox') return undefined;
  const pattern = readText(wire.regularexpression) ?? '';
  if (pattern.trim() === '') return undefined;
  if (pattern.length > 1000 || !isUsable(pattern, matches)) return 'bad-pattern';
  options.pattern = pattern;
  return undefined;
}

/** Texts on which patterns that backtrack without end do so: a run of one kind, and an end that fits nothing. */
const probes = ['', ...['a', 'A', '0', ' ', '-'].map((each) => `${each.repeat(30)}\u0001`)];

/** Compiles, and is done in time with short texts: one that isn't would hang in the signer's browser. */
function isUsable(pattern: string, matches: Matches): boolean {
  const whole = wholePattern(pattern);
  return probes.every((text) => ['match', 'no-match'].includes(matches(whole, text)));
}

function readChoices(type: WidgetType, wire: WireObject, options: DraftOptions): WidgetFault | undefined {
  const values = readTexts(wire.values) ?? [];
  if (values.length === 0 || values.length > mostChoices || new Set(values).size !== values.length) return 'bad-widget';
  options.values = values;
  if (type !== 'dropdown') {
    options.layout = readText(wire.layout)?.toLowerCase() === 'horizontal' ? 'horizontal' : 'vertical';
    options.hideLabel = readBoolean(wire.hidelabel) ?? false;
  }
  if (type !== 'checkbox') {
    const chosen = readText(wire.default) ?? '';
    if (chosen === '') return undefined;
    options.default = chosen;
    return values.includes(chosen) ? undefined : 'bad-widget';
  }
  options.selectedValues = readTexts(wire.selectedvalues ?? wire.default) ?? [];
  const bounds = isObject(wire.validation) ? wire.validation : {};
  const min = readNumber(bounds.minselections) ?? 0;
  const max = readNumber(bounds.maxselections) ?? 0;
  options.minSelections = min;
  options.maxSelections = max;
  const selectable = options.selectedValues.every((value) => values.includes(value));
  const possible = min >= 0 && max >= 0 && min <= values.length && (max === 0 || min <= max);
  return selectable && possible ? undefined : 'bad-widget';
}

function readDate(wire: WireObject, options: DraftOptions): WidgetFault | undefined {
  const format = readText(wire.format) ?? '';
  const known = parseFormat(format);
  if (format.trim() !== '' && known === undefined) return 'bad-widget';
  if (known) options.format = known;
  options.signingDate = readBoolean(wire.signing_date) ?? false;
  const min = readText(wire.min_date)?.trim() ?? '';
  const max = readText(wire.max_date)?.trim() ?? '';
  for (const bound of [min, max]) if (bound !== '' && !isCalendarDay(bound)) return 'bad-widget';
  if (min !== '') options.minDate = min;
  if (max !== '') options.maxDate = max;
  if (min !== '' && max !== '' && min > max) return 'bad-widget';
  const given = readText(wire.default)?.trim() ?? '';
  if (given === '' || options.signingDate) return undefined;
  // Without a format of its own the owner's applies, which isn't known here: any of the formats will do then.
  const read = known ? (parseDate(given, known) ?? dayOnly(given)) : given;
  if (read === undefined || (!known && !dateFormats.some((each) => parseDate(given, each)))) return 'bad-widget';
  options.default = known ? formatDate(read, known) : given;
  return undefined;
}

/** `YYYY-MM-DD` is accepted as a default in any format: clients write it as they write the bounds. */
function dayOnly(text: string): string | undefined {
  return isCalendarDay(text) ? text : undefined;
}

function readNumberOptions(wire: WireObject, options: DraftOptions): WidgetFault | undefined {
  const places = readNumber(wire.decimalplaces) ?? 2;
  if (!Number.isInteger(places) || places < 0 || places > 15) return 'bad-widget';
  options.decimalPlaces = places;
  const formula = readText(wire.formula)?.trim() ?? '';
  if (formula !== '') options.formula = formula;
  const given = readText(wire.default)?.trim() ?? '';
  if (given === '') return undefined;
  if (!isNumberText(given)) return 'bad-widget';
  options.default = given;
  return undefined;
}
