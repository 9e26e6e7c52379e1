import { isRefusal, type Refusal } from '../refusal.ts';
import { canHideText, isChoice } from '../widget/defaults.ts';
import { normaliseOptions, type WidgetFault } from '../widget/normalise-options.ts';
import type { Matches } from '../widget/pattern.ts';
import { pictureTypes, type Widget, type WidgetType } from '../widget/types.ts';
import { wireOptions } from '../widget/wire-options.ts';
import { isObject, readText, type WireObject } from '../widget/wire-values.ts';

/**
 * Applies changes `{name, default, readonly, ...}` to the widgets of one role. Names that no widget has, and options
 * that can't be changed, are passed over; a value the widget can't take is refused.
 */
export function overrideWidgets(
  widgets: readonly Widget[],
  overrides: readonly unknown[],
  matches: Matches,
): Widget[] | Refusal<WidgetFault> {
  const byName = new Map<string, WireObject>();
  for (const given of overrides) {
    const name = isObject(given) ? nameOf(given) : undefined;
    if (isObject(given) && name !== undefined) byName.set(name, given);
  }
  const changed: Widget[] = [];
  for (const widget of widgets) {
    const given = byName.get(widget.options.name);
    const one = given === undefined ? widget : overrideWidget(widget, given, matches);
    if (isRefusal(one)) return one;
    changed.push(one);
  }
  return changed;
}

function overrideWidget(widget: Widget, given: WireObject, matches: Matches): Widget | Refusal<WidgetFault> {
  const { type, options } = widget;
  const keys = changeable(type);
  // Clients were seen to put the options of a change where those of a widget stand.
  const source = isObject(given.options) ? { ...given.options, ...given } : given;
  const change: Record<string, unknown> = Object.fromEntries(
    keys.filter((key) => source[key] !== undefined && source[key] !== null).map((key) => [key, source[key]]),
  );
  if (Object.keys(change).length === 0) return widget;
  if (type === 'checkbox' && 'default' in change) {
    change.selectedvalues = change.default === '' ? [] : change.default;
    delete change.default;
  }
  const wire = { ...wireOptions(widget), ...change };
  const read = normaliseOptions(type, wire, matches);
  if (isRefusal(read)) return read;
  return { ...widget, options: { ...read, name: options.name }, wire: { ...widget.wire, options: wire } };
}

function changeable(type: WidgetType): string[] {
  if (pictureTypes.includes(type) || type === 'attachments') return [];
  const keys = ['default', 'readonly'];
  if (!isChoice(type)) keys.push('hint');
  if (canHideText(type)) keys.push('hide_text_with_asterisks');
  if (type === 'date') keys.push('min_date', 'max_date', 'signing_date');
  if (type === 'number') keys.push('formula', 'decimalplaces');
  if (type === 'cells') keys.push('cell_count');
  return keys;
}

function nameOf(given: WireObject): string | undefined {
  const inside = isObject(given.options) ? given.options.name : undefined;
  const name = readText(given.name ?? inside)?.trim();
  return name === '' ? undefined : name;
}
