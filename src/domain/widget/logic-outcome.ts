import type { LogicRule } from './logic.ts';
import { isNumberText, sameNumber } from './number.ts';
import { isEmpty } from './response-kinds.ts';
import type { Answers, Widget, WidgetResponse } from './types.ts';

export interface LogicOutcome {
  readonly hidden: boolean;
  readonly required: boolean;
}

/**
 * What a widget's condition comes to. `widgets` are all of its recipient, `heldBy` gives what each holds now: nothing
 * for one that is hidden itself. A rule whose trigger is gone does not hold.
 */
export function logicOutcome(
  widget: Widget,
  widgets: readonly Widget[],
  heldBy: (trigger: Widget) => WidgetResponse | undefined,
): LogicOutcome {
  const { logic, required } = widget.options;
  if (!logic?.enabled) return { hidden: false, required };
  const holds = (rule: LogicRule) => {
    const trigger = widgets.find(({ options }) => options.name === rule.trigger);
    return trigger !== undefined && ruleHolds(rule, trigger, heldBy(trigger));
  };
  const met = logic.match === 'all' ? logic.rules.every(holds) : logic.rules.some(holds);
  switch (logic.action) {
    case 'show':
      return { hidden: !met, required };
    case 'hide':
      return { hidden: met, required };
    case 'require':
      return { hidden: false, required: met || required };
    case 'optional':
      return { hidden: false, required: !met && required };
  }
}

/** The widgets that are asked for and printed, given answers that have been settled: those of hidden ones are gone. */
export function shownWidgets(widgets: readonly Widget[], settled: Answers): readonly Widget[] {
  return widgets.filter((widget) => !logicOutcome(widget, widgets, ({ id }) => settled[id]).hidden);
}

/** Texts are compared trimmed and in their letter case, numbers by their value; nothing equals an empty field. */
function ruleHolds(
  { operator, value = '' }: LogicRule,
  trigger: Widget,
  response: WidgetResponse | undefined,
): boolean {
  switch (operator) {
    case 'checked':
      return !isEmpty(response);
    case 'not-checked':
      return isEmpty(response);
    case 'equals':
      return equals(value, trigger, response);
    case 'not-equals':
      return !equals(value, trigger, response);
  }
}

function equals(value: string, { type }: Widget, response: WidgetResponse | undefined): boolean {
  if (response === undefined || isEmpty(response)) return false;
  if (Array.isArray(response)) return response.includes(value);
  if (typeof response !== 'string') return false;
  if (type === 'number') return isNumberText(response) && isNumberText(value) && sameNumber(response, value);
  return type === 'textbox' ? response.trim() === value.trim() : response === value;
}
