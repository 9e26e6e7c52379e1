import { Plus } from 'lucide-react';
import { type Logic, type LogicAction, type LogicMatch, mostRules } from '../../../../../domain/widget/logic.ts';
import { logicFaults } from '../../../../../domain/widget/logic-fault.ts';
import { logicTypes } from '../../../../../domain/widget/logic-operators.ts';
import { Button } from '../../../../ui/button.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Segmented } from '../../../../ui/segmented.tsx';
import { Select } from '../../../../ui/select.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { logicWords } from '../../model/logic-words.ts';
import { type EditorWidget, SENDER } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { lookOf } from '../looks.ts';
import { freshRule, LogicRuleRow } from './logic-rule.tsx';
import { useOptions } from './use-options.ts';

const actions: readonly { readonly value: LogicAction; readonly label: string }[] = [
  { value: 'show', label: 'Show this field when' },
  { value: 'hide', label: 'Hide this field when' },
  { value: 'require', label: 'Require this field when' },
  { value: 'optional', label: 'Make it optional when' },
];
const matches: readonly { readonly value: LogicMatch; readonly label: string }[] = [
  { value: 'all', label: 'All are true' },
  { value: 'any', label: 'Any is true' },
];

/** When the field is shown or required, by what the same person fills in elsewhere. */
export function LogicOptions({ widget }: { widget: EditorWidget }) {
  const { state } = useEditor();
  const change = useOptions();
  const { widgets } = state.content;
  if (widget.owner === SENDER || state.content.own || !logicTypes.includes(widget.type)) return null;
  const own = widgets.filter(({ owner }) => owner === widget.owner);
  const triggers = own.filter(({ id, type }) => id !== widget.id && logicTypes.includes(type));
  const { logic } = widget.options;
  const faults = logicFaults(
    own,
    widgets.filter(({ owner }) => owner !== widget.owner),
  ).filter((each) => each.widget.id === widget.id);
  const whole = faults.find(({ rule }) => rule === undefined);

  function set(next: Partial<Logic>, typed?: string): void {
    const before: Logic = logic ?? { enabled: true, action: 'show', match: 'all', rules: [] };
    change({ logic: { ...before, ...next } }, typed);
  }
  function turn(enabled: boolean): void {
    const blank = logic === undefined || logic.rules.length === 0;
    const first = triggers.length === 1 ? triggers[0] : undefined;
    // What was never finished is no condition to be kept.
    if (!enabled && (blank || logic.rules.every(({ trigger }) => trigger === ''))) change({ logic: undefined });
    else set({ enabled, ...(blank ? { rules: [freshRule(widget, first)] } : {}) });
  }

  return (
    <section aria-label="Conditions" className="flex flex-col gap-3">
      <Switch
        label="Show when…"
        hint="Depends on other answers of the same person"
        checked={logic?.enabled === true}
        onChange={turn}
      />
      {logic?.enabled === true && (
        <>
          <Select label="What happens" value={logic.action} options={actions} onChange={(action) => set({ action })} />
          <Segmented label="How many" value={logic.match} options={matches} onChange={(match) => set({ match })} />
          <ul className="flex flex-col gap-3">
            {logic.rules.map((rule, index) => {
              const fault = faults.find((each) => each.rule === index);
              return (
                <LogicRuleRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list.
                  key={index}
                  number={index + 1}
                  rule={rule}
                  target={widget}
                  triggers={triggers}
                  fault={fault === undefined ? undefined : logicWords(fault.fault, rule.trigger)}
                  onChange={(next, typed) =>
                    set(
                      { rules: logic.rules.map((each, at) => (at === index ? next : each)) },
                      typed && `rule ${index}`,
                    )
                  }
                  onRemove={() => set({ rules: logic.rules.filter((_, at) => at !== index) })}
                />
              );
            })}
          </ul>
          {triggers.length === 0 && (
            <p className="text-caption text-muted">
              Give {lookOf(state.content, widget.owner).name} a text, number, checkbox, radio or dropdown field to look
              at.
            </p>
          )}
          {logic.rules.length < mostRules && (
            <Button
              size="small"
              variant="quiet"
              icon={Plus}
              className="-ms-2 self-start text-accent!"
              onClick={() => set({ rules: [...logic.rules, freshRule(widget, undefined)] })}
            >
              Add a condition
            </Button>
          )}
          {whole !== undefined && <FieldError text={logicWords(whole.fault, whole.trigger ?? '')} />}
        </>
      )}
    </section>
  );
}
