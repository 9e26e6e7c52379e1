import { parseDate, parseFormat } from '../../domain/widget/date-format.ts';
import { canBeReadonly, defaultsFor } from '../../domain/widget/defaults.ts';
import { widgetToWire } from '../../domain/widget/to-wire.ts';
import type { Widget, WidgetOptions, WidgetType } from '../../domain/widget/types.ts';
import type { FormField } from '../../pdf/index.ts';
import { formType } from './field-words.ts';

/** The kinds of text whose answer is given beforehand; others are filled from the person's data. */
const withDefault: readonly WidgetType[] = ['textbox', 'cells', 'date'];
const MOST_CELLS = 100;

/** Fields of a form as fields of ours, in the same places: a name for each, what they ask for, hold and allow. */
export function formWidgets(fields: readonly FormField[], newId: () => string): Widget[] {
  const names = new Set<string>();
  return fields.map((field, index) => {
    const type = typeOf(field);
    const name = freeName(names, field.name === '' ? `${type}-${index + 1}` : field.name);
    const { page } = field;
    const widget = { id: newId(), type, page, ...placeOf(field, type), options: optionsOf(field, type, name) };
    return { ...widget, wire: widgetToWire(widget) };
  });
}

function typeOf(field: FormField): WidgetType {
  if (field.kind === 'choice' && field.values.length === 0) return 'textbox';
  if (field.kind === 'text' && field.comb && (field.maxLength ?? 0) <= MOST_CELLS) return 'cells';
  const type = formType(field);
  if (field.kind !== 'text') return type;
  if (type === 'date' && field.filled && defaultOf(field, 'date') === undefined) return 'textbox';
  return field.multiline || (field.filled && !withDefault.includes(type)) ? 'textbox' : type;
}

/**
 * Buttons of a group are drawn in the middle of equal parts of its box: half a distance is added at both ends, so that
 * they come to stand where they stood.
 */
function placeOf({ x, y, w, h, buttons = [] }: FormField, type: WidgetType): Pick<Widget, 'x' | 'y' | 'w' | 'h'> {
  const first = buttons[0];
  if (type !== 'radio button' || first === undefined || buttons.length < 2) return { x, y, w, h };
  const count = buttons.length;
  if (w > h) return { x, y, w: ((w - first.w) / (count - 1)) * count, h };
  const pitch = (h - first.h) / (count - 1);
  const top = y + first.h / 2 - pitch / 2;
  // What would lie above the page is given up: the group then stands a little lower.
  return { x, y: Math.max(0, top), w, h: pitch * count };
}

function optionsOf(field: FormField, type: WidgetType, name: string): WidgetOptions {
  const { hint = '', readonly = false, filled, values, maxLength, buttons } = field;
  const preset = defaultOf(field, type);
  const known = field.dateFormat === undefined ? undefined : parseFormat(field.dateFormat);
  const fixed = readonly && canBeReadonly(type) && (filled !== undefined || type === 'checkbox');
  return {
    ...defaultsFor(type),
    name,
    required: field.required,
    hint: hint === name ? '' : hint,
    readonly: fixed,
    fontsize: fontSizeFor(field),
    ...(preset === undefined ? {} : { default: preset }),
    ...(type === 'textbox' && maxLength ? { pattern: `[\\s\\S]{0,${maxLength}}` } : {}),
    ...(type === 'cells' && maxLength ? { cellCount: maxLength } : {}),
    ...(type === 'dropdown' ? { values } : {}),
    ...(type === 'radio button' ? { values, hideLabel: true, layout: isRow(field, buttons) } : {}),
    ...(type === 'checkbox' ? { values: checkboxValues(field), hideLabel: true, selectedValues: filled ?? [] } : {}),
    ...(type === 'date' && known ? { format: known } : {}),
  };
}

function isRow({ w, h }: FormField, buttons: FormField['buttons']): 'horizontal' | 'vertical' {
  return buttons !== undefined && buttons.length > 1 && w > h ? 'horizontal' : 'vertical';
}

/** A box without a state to turn on to is on as "Yes". */
function checkboxValues({ values }: FormField): readonly string[] {
  return values.length > 0 ? values : ['Yes'];
}

function defaultOf(field: FormField, type: WidgetType): string | undefined {
  const given = field.filled?.[0];
  if (given === undefined) return undefined;
  if (type === 'date') {
    const format = field.dateFormat === undefined ? undefined : parseFormat(field.dateFormat);
    return format && parseDate(given, format) !== undefined ? given : undefined;
  }
  return withDefault.includes(type) || type === 'dropdown' || type === 'radio button' ? given : undefined;
}

/** As the form says, else as its height allows: an even number from 2 to 28. */
function fontSizeFor({ fontSize, h, kind, multiline }: FormField): number {
  const boxed = kind === 'checkbox' || kind === 'radio';
  const wished = boxed ? h : (fontSize ?? (multiline ? 12 : Math.min(14, h * 0.65)));
  return Math.min(28, Math.max(2, Math.floor(wished / 2) * 2));
}

function freeName(taken: Set<string>, wish: string): string {
  let name = wish;
  for (let n = 2; taken.has(name); n++) name = `${wish} ${n}`;
  taken.add(name);
  return name;
}
