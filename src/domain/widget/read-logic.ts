import { type Refusal, refuse } from '../refusal.ts';
import {
  type Logic,
  type LogicRule,
  logicActions,
  logicMatches,
  logicOperators,
  longestValue,
  mostRules,
  needsValue,
} from './logic.ts';
import type { LogicFault } from './logic-fault.ts';
import { logicTypes } from './logic-operators.ts';
import type { WidgetType } from './types.ts';
import { isObject, readBoolean, readText, type WireObject } from './wire-values.ts';

/**
 * The `conditional_logic` of a widget as clients send it; undefined for none. What the rules name is looked at when all
 * widgets are known, see `logicFaults`.
 */
export function readLogic(type: WidgetType, wire: unknown): Logic | undefined | Refusal<LogicFault> {
  if (wire === undefined || wire === null || wire === '') return undefined;
  if (!isObject(wire)) return refuse('unreadable');
  const enabled = readBoolean(wire.enabled ?? true);
  const action = wordOf(logicActions, wire.action);
  const match = wordOf(logicMatches, wire.match ?? 'all');
  if (enabled === undefined || action === undefined || match === undefined) return refuse('unreadable');
  const given = wire.rules ?? [];
  if (!Array.isArray(given)) return refuse('unreadable');
  if (given.length > mostRules) return refuse('too-many-rules', { limit: mostRules });
  const rules = given.map(readRule);
  if (!rules.every((rule) => rule !== undefined)) return refuse('unreadable');
  if (!logicTypes.includes(type)) return enabled ? refuse('no-target') : undefined;
  return { enabled, action, match, rules };
}

function readRule(wire: unknown): LogicRule | undefined {
  if (!isObject(wire)) return undefined;
  const trigger = readText(wire.trigger ?? '')?.trim();
  const operator = wordOf(logicOperators, wire.operator);
  const value = readText(wire.value ?? '');
  if (trigger === undefined || operator === undefined || value === undefined || value.length > longestValue) {
    return undefined;
  }
  return needsValue(operator) ? { trigger, operator, value } : { trigger, operator };
}

/** `not_equals`, `not-equals` and `Not equals` are one word. */
function wordOf<W extends string>(words: readonly W[], value: unknown): W | undefined {
  const folded = readText(value)
    ?.trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return words.find((word) => word === folded);
}

/** A condition in the words of the API; reading it again gives the same one. */
export function logicToWire({ rules, ...logic }: Logic): WireObject {
  return { ...logic, rules: rules.map(({ operator, ...rule }) => ({ ...rule, operator: operator.replace('-', '_') })) };
}
