import { isRefusal } from '../refusal.ts';
import { namesIn, parseFormula } from './formula.ts';
import { type LogicRule, needsValue } from './logic.ts';
import { logicTypes, operatorsFor } from './logic-operators.ts';
import { isNumberText } from './number.ts';
import type { Widget } from './types.ts';

/** What can be wrong with a condition. Whoever wrote it is told in a sentence of its own. */
export const logicFaultCodes = [
  /** No object, or an action, a match or an operator that there is not. */
  'unreadable',
  'too-many-rules',
  /** A widget of this type, or one that the sender fills, has no condition. */
  'no-target',
  'no-rules',
  'trigger-missing',
  'unknown-trigger',
  /** The trigger is another recipient's. */
  'other-recipient',
  'self-trigger',
  /** A condition can't look at a widget of that type. */
  'no-trigger',
  'bad-operator',
  'value-missing',
  'value-not-a-number',
  'value-not-an-option',
  /** Whether it is shown would depend on itself, by other conditions or formulas. */
  'logic-cycle',
] as const;
export type LogicFault = (typeof logicFaultCodes)[number];

export interface LogicProblem {
  readonly widget: Widget;
  readonly fault: LogicFault;
  /** Place of the rule in its condition, from 0, and the name it gives, where one rule is at fault. */
  readonly rule?: number;
  readonly trigger?: string;
}

/**
 * Everything that is wrong with the conditions of one recipient's widgets. `others` are the widgets of everybody else,
 * the sender's included. A condition that is switched off may be unfinished.
 */
export function logicFaults(widgets: readonly Widget[], others: readonly Widget[]): LogicProblem[] {
  const faults = widgets.flatMap((widget) => faultsOf(widget, widgets, others));
  return faults.length > 0 ? faults : circles(widgets);
}

function faultsOf(widget: Widget, widgets: readonly Widget[], others: readonly Widget[]): LogicProblem[] {
  const { logic } = widget.options;
  if (!logic?.enabled) return [];
  if (!logicTypes.includes(widget.type)) return [{ widget, fault: 'no-target' }];
  if (logic.rules.length === 0) return [{ widget, fault: 'no-rules' }];
  return logic.rules.flatMap((each, rule) => {
    const fault = ruleFault(each, widget, widgets, others);
    return fault ? [{ widget, fault, rule, trigger: each.trigger }] : [];
  });
}

function ruleFault(
  { trigger: name, operator, value = '' }: LogicRule,
  target: Widget,
  widgets: readonly Widget[],
  others: readonly Widget[],
): LogicFault | undefined {
  const named = ({ options }: Widget) => options.name === name;
  if (name === '') return 'trigger-missing';
  if (named(target)) return 'self-trigger';
  const trigger = widgets.find(named);
  if (trigger === undefined) return others.some(named) ? 'other-recipient' : 'unknown-trigger';
  const operators = operatorsFor(target.type, trigger.type);
  if (operators.length === 0) return 'no-trigger';
  if (!operators.includes(operator)) return 'bad-operator';
  if (!needsValue(operator)) return undefined;
  if (value.trim() === '') return 'value-missing';
  if (trigger.type === 'textbox') return undefined;
  if (trigger.type === 'number') return isNumberText(value) ? undefined : 'value-not-a-number';
  return trigger.options.values?.includes(value) ? undefined : 'value-not-an-option';
}

/** The widgets on a way that leads back to where it began. A formula is a step of it too: it reads what may be hidden. */
function circles(widgets: readonly Widget[]): LogicProblem[] {
  const byName = new Map(widgets.map((widget) => [widget.options.name, widget]));
  const done = new Set<Widget>();
  const way: Widget[] = [];
  function circleFrom(widget: Widget): readonly Widget[] | undefined {
    if (done.has(widget)) return undefined;
    const at = way.indexOf(widget);
    if (at >= 0) return way.slice(at);
    way.push(widget);
    for (const name of readBy(widget)) {
      const next = byName.get(name);
      const found = next && circleFrom(next);
      if (found) return found;
    }
    way.pop();
    done.add(widget);
    return undefined;
  }
  for (const widget of widgets) {
    const circle = circleFrom(widget);
    // Those that only compute are right by themselves; a circle of formulas alone is told of as one.
    if (circle)
      return circle
        .filter(({ options }) => options.logic?.enabled)
        .map((one) => ({ widget: one, fault: 'logic-cycle' }));
  }
  return [];
}

function readBy({ options: { logic, formula } }: Widget): readonly string[] {
  const triggers = logic?.enabled ? logic.rules.map(({ trigger }) => trigger) : [];
  const parsed = formula === undefined ? undefined : parseFormula(formula);
  return parsed === undefined || isRefusal(parsed) ? triggers : [...triggers, ...namesIn(parsed)];
}
