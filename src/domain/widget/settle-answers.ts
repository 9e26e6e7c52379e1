import { isRefusal } from '../refusal.ts';
import type { CalendarDay } from './date-format.ts';
import { canBeReadonly } from './defaults.ts';
import { evaluateFormula, type Formula, namesIn, parseFormula } from './formula.ts';
import { initialAnswer } from './initial-answer.ts';
import { isNumberText, padDecimals, roundToText } from './number.ts';
import type { Answers, Person, Widget, WidgetResponse } from './types.ts';

export interface SettleContext {
  readonly recipient: Person;
  readonly today: CalendarDay;
  readonly ownerDateFormat: string;
  /** Numbers of other recipients' fields by name, for formulas that read them. */
  readonly numbersElsewhere?: Readonly<Record<string, string>>;
}

/** True when the recipient doesn't fill the field: it is read-only, computed, or the day of signing. */
export function isFixed(widget: Widget): boolean {
  const { options, type } = widget;
  return (options.readonly && canBeReadonly(type)) || options.formula !== undefined || options.signingDate === true;
}

/**
 * The answers as they count: what was typed where typing is allowed, initial values in read-only fields, today in
 * signing dates, numbers with their decimals, and every formula computed. Answers to unknown widgets are dropped.
 */
export function settleAnswers(widgets: readonly Widget[], answers: Answers, context: SettleContext): Answers {
  const settled: Record<string, WidgetResponse> = {};
  for (const widget of widgets) {
    if (widget.options.formula !== undefined) continue;
    const given = isFixed(widget)
      ? initialAnswer(widget, context.recipient, context.today, context.ownerDateFormat)
      : answers[widget.id];
    if (given !== undefined) settled[widget.id] = widget.type === 'number' ? tidyNumber(widget, given) : given;
  }
  return { ...settled, ...computeFormulas(widgets, settled, context.numbersElsewhere ?? {}) };
}

function tidyNumber(widget: Widget, given: WidgetResponse): WidgetResponse {
  if (typeof given !== 'string' || !isNumberText(given)) return given;
  return padDecimals(given, widget.options.decimalPlaces ?? 2);
}

function computeFormulas(
  widgets: readonly Widget[],
  settled: Answers,
  elsewhere: Readonly<Record<string, string>>,
): Record<string, string> {
  const numbers = widgets.filter((widget) => widget.type === 'number');
  const computed: Record<string, string> = {};
  const open = new Set<string>();

  function compute(widget: Widget): string | undefined {
    const known = computed[widget.id];
    if (known !== undefined) return known;
    const formula = formulaOf(widget);
    if (!formula || open.has(widget.id)) return undefined;
    open.add(widget.id);
    const value = evaluateFormula(formula, numberOf);
    open.delete(widget.id);
    const text = value === undefined ? undefined : roundToText(value, widget.options.decimalPlaces ?? 2);
    if (text !== undefined) computed[widget.id] = text;
    return text;
  }

  function numberOf(name: string): number | undefined {
    const own = numbers.find((widget) => widget.options.name === name);
    const text = own ? (own.options.formula === undefined ? settled[own.id] : compute(own)) : elsewhere[name];
    return typeof text === 'string' && isNumberText(text) ? Number(text) : undefined;
  }

  for (const widget of numbers) compute(widget);
  return computed;
}

function formulaOf(widget: Widget): Formula | undefined {
  if (widget.options.formula === undefined) return undefined;
  const formula = parseFormula(widget.options.formula);
  return isRefusal(formula) ? undefined : formula;
}

/** Names of fields that the formulas of these widgets read, to be fetched from other recipients. */
export function namesReadBy(widgets: readonly Widget[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const widget of widgets) {
    const formula = formulaOf(widget);
    if (formula) for (const name of namesIn(formula)) names.add(name);
  }
  return names;
}
