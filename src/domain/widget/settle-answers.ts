import { isRefusal } from '../refusal.ts';
import type { CalendarDay } from './date-format.ts';
import { canBeReadonly } from './defaults.ts';
import { evaluateFormula, type Formula, namesIn, parseFormula } from './formula.ts';
import { initialAnswer } from './initial-answer.ts';
import { type LogicOutcome, logicOutcome } from './logic-outcome.ts';
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

export interface SettledAnswers {
  readonly answers: Answers;
  /** The widgets that are asked for and printed: without the hidden ones, `required` as their conditions make it. */
  readonly shown: readonly Widget[];
}

/**
 * The answers as they count: what was typed where typing is allowed, initial values in read-only fields, today in
 * signing dates, numbers with their decimals, and every formula computed. Answers to unknown widgets are dropped, and
 * those to widgets that a condition hides, which are empty for other conditions and for formulas too.
 */
export function settleAnswers(widgets: readonly Widget[], answers: Answers, context: SettleContext): SettledAnswers {
  const elsewhere = context.numbersElsewhere ?? {};
  const outcomes = new Map<Widget, LogicOutcome>();
  const values = new Map<Widget, WidgetResponse | undefined>();

  function outcomeOf(widget: Widget): LogicOutcome {
    const known = outcomes.get(widget);
    if (known) return known;
    // Conditions and formulas that go round in a circle are refused when they are saved; this one ends all the same.
    outcomes.set(widget, { hidden: false, required: widget.options.required });
    const outcome = logicOutcome(widget, widgets, heldBy);
    outcomes.set(widget, outcome);
    return outcome;
  }

  function heldBy(widget: Widget): WidgetResponse | undefined {
    if (values.has(widget)) return values.get(widget);
    values.set(widget, undefined);
    const value = outcomeOf(widget).hidden ? undefined : ownValue(widget);
    values.set(widget, value);
    return value;
  }

  function ownValue(widget: Widget): WidgetResponse | undefined {
    const { formula, decimalPlaces = 2 } = widget.options;
    if (formula !== undefined) return computed(widget, numberOf);
    const given = isFixed(widget)
      ? initialAnswer(widget, context.recipient, context.today, context.ownerDateFormat)
      : answers[widget.id];
    const tidy = widget.type === 'number' && typeof given === 'string' && isNumberText(given);
    return tidy ? padDecimals(given, decimalPlaces) : given;
  }

  function numberOf(name: string): number | undefined {
    const own = widgets.find(({ type, options }) => type === 'number' && options.name === name);
    const text = own ? heldBy(own) : elsewhere[name];
    return typeof text === 'string' && isNumberText(text) ? Number(text) : undefined;
  }

  const settled: Record<string, WidgetResponse> = {};
  const shown: Widget[] = [];
  for (const widget of widgets) {
    const value = heldBy(widget);
    if (value !== undefined) settled[widget.id] = value;
    const { hidden, required } = outcomeOf(widget);
    if (hidden) continue;
    shown.push(required === widget.options.required ? widget : { ...widget, options: { ...widget.options, required } });
  }
  return { answers: settled, shown };
}

function computed(widget: Widget, numberOf: (name: string) => number | undefined): string | undefined {
  const formula = formulaOf(widget);
  const value = formula && evaluateFormula(formula, numberOf);
  return value === undefined ? undefined : roundToText(value, widget.options.decimalPlaces ?? 2);
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
