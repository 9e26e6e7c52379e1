import type { LogicOperator } from './logic.ts';
import type { WidgetType } from './types.ts';

/** Widgets that a condition can stand on, and that it can look at. */
export const logicTypes: readonly WidgetType[] = ['textbox', 'number', 'dropdown', 'checkbox', 'radio button'];

/** What a rule on `target` can ask of a `trigger`; nothing where the two can't be joined. */
export function operatorsFor(target: WidgetType, trigger: WidgetType): readonly LogicOperator[] {
  if (!logicTypes.includes(target) || !logicTypes.includes(trigger)) return [];
  // A text can stand for a single option, and only wait for a choice to be made.
  const ofText = target === 'textbox';
  if (trigger === 'checkbox')
    return ofText ? ['checked', 'not-checked', 'equals', 'not-equals'] : ['checked', 'not-checked'];
  if (trigger === 'radio button' && ofText) return ['equals', 'not-equals', 'checked', 'not-checked'];
  return ['equals', 'not-equals'];
}
