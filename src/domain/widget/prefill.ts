import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { parseDate, parseFormat } from './date-format.ts';
import { readPlace } from './normalise.ts';
import { normaliseOptions, type WidgetFault } from './normalise-options.ts';
import type { Matches } from './pattern.ts';
import type { PrefillWidget, Widget, WidgetType } from './types.ts';
import { isObject, keepWire, readText, readTexts } from './wire-values.ts';

/** What a sender can fill. */
export const prefillTypes: readonly WidgetType[] = ['textbox', 'date', 'checkbox', 'radio button', 'dropdown', 'image'];

/** Reads the fields a sender has filled already. A choice that isn't on offer, or a date in another format, is refused. */
export function normalisePrefill(
  list: readonly unknown[],
  ownerDateFormat: string,
  matches: Matches,
): PrefillWidget[] | Refusal<WidgetFault> {
  const prefill: PrefillWidget[] = [];
  for (const [index, wire] of list.entries()) {
    const read = readPrefill(wire, index, matches);
    if (isRefusal(read)) return read;
    const { widget, given } = read;
    const response = readPrefillResponse(widget, given, ownerDateFormat);
    if (response === undefined) return refuse('bad-widget', { type: widget.type });
    prefill.push({ widget, response });
  }
  return prefill;
}

/** The same where answers may come later: null for a field that has none yet. */
export function normaliseOpenPrefill(
  list: readonly unknown[],
  ownerDateFormat: string,
  matches: Matches,
): OpenPrefill[] | Refusal<WidgetFault> {
  const prefill: OpenPrefill[] = [];
  for (const [index, wire] of list.entries()) {
    const read = readPrefill(wire, index, matches);
    if (isRefusal(read)) return read;
    const { widget, given } = read;
    const response = isBlank(given) ? null : readPrefillResponse(widget, given, ownerDateFormat);
    if (response === undefined) return refuse('bad-widget', { type: widget.type });
    prefill.push({ widget, response });
  }
  return prefill;
}

export interface OpenPrefill {
  readonly widget: Widget;
  /** As in `PrefillWidget`, or null. */
  readonly response: string | readonly string[] | null;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function readPrefill(
  wire: unknown,
  index: number,
  matches: Matches,
): { readonly widget: Widget; readonly given: unknown } | Refusal<WidgetFault> {
  if (!isObject(wire)) return refuse('bad-widget');
  const folded = readText(wire.type)?.trim().toLowerCase();
  const type = prefillTypes.find((each) => each === folded);
  if (type === undefined) return refuse('unsupported-widget', { type: folded ?? '' });
  const given = isObject(wire.options) ? wire.options : {};
  const place = readPlace(wire, type);
  const options = normaliseOptions(type, given, matches);
  if (isRefusal(options)) return options;
  // The sender has filled it before anybody could see or skip it.
  if (options.logic?.enabled) return refuse('bad-logic', { name: readText(given.name) ?? type, fault: 'no-target' });
  // A picture is burnt into the file; its bytes are not kept a second time.
  const echo = keepWire(type === 'image' ? { ...wire, options: { ...given, response: '' } } : wire);
  if (!place || !echo) return refuse('bad-widget', { type });
  // Yellow text can't be read on paper, so it isn't offered to senders.
  const color = options.color === 'yellow' ? 'black' : options.color;
  const name = (readText(given.name) ?? readText(wire.name) ?? '').trim() || `prefill-${type}-${index + 1}`;
  const widget = { id: `p${index + 1}`, type, ...place, options: { ...options, color, name }, wire: echo };
  return { widget, given: given.response ?? wire.response };
}

/** What is answered for a field, checked; undefined for what it can't hold. A picture comes back as its base64 text. */
export function readPrefillResponse(
  { type, options }: Pick<Widget, 'type' | 'options'>,
  value: unknown,
  ownerDateFormat: string,
): string | string[] | undefined {
  const values = options.values ?? [];
  if (type === 'checkbox') {
    const chosen = value === undefined || value === null || value === '' ? [] : readTexts(value);
    return chosen?.every((each) => values.includes(each)) ? chosen : undefined;
  }
  const text = readText(value ?? '');
  if (text === undefined || text === '') return type === 'image' ? undefined : text;
  if (type === 'radio button' || type === 'dropdown') return values.includes(text) ? text : undefined;
  if (type === 'date') {
    const format = parseFormat(options.format ?? '') ?? parseFormat(ownerDateFormat) ?? 'mm/dd/yyyy';
    return parseDate(text, format) === undefined ? undefined : text;
  }
  return type === 'image' ? text.replace(/^data:[^,]*;base64,/i, '').replace(/\s/g, '') : text;
}
