export const logicActions = ['show', 'hide', 'require', 'optional'] as const;
export type LogicAction = (typeof logicActions)[number];

export const logicMatches = ['all', 'any'] as const;
export type LogicMatch = (typeof logicMatches)[number];

export const logicOperators = ['equals', 'not-equals', 'checked', 'not-checked'] as const;
export type LogicOperator = (typeof logicOperators)[number];

/** Looks at another widget of the same recipient, the trigger, by its name. */
export interface LogicRule {
  readonly trigger: string;
  readonly operator: LogicOperator;
  /** What `equals` and `not-equals` compare with. */
  readonly value?: string;
}

/**
 * The condition of a widget, its target. When it holds: `show` shows it (else it is hidden), `hide` hides it, `require`
 * makes it required, `optional` lets it stay empty. `enabled` off: the widget is as its options say.
 */
export interface Logic {
  readonly enabled: boolean;
  readonly action: LogicAction;
  readonly match: LogicMatch;
  readonly rules: readonly LogicRule[];
}

/** Most rules of one condition, and the longest value of one. */
export const mostRules = 200;
export const longestValue = 5000;

export function needsValue(operator: LogicOperator): boolean {
  return operator === 'equals' || operator === 'not-equals';
}
