import { X } from 'lucide-react';
import { useId } from 'react';
import { type LogicOperator, type LogicRule, needsValue } from '../../../../../domain/widget/logic.ts';
import { operatorsFor } from '../../../../../domain/widget/logic-operators.ts';
import { FieldError } from '../../../../ui/field.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { EditorWidget } from '../../model/types.ts';

const words: Readonly<Record<LogicOperator, string>> = {
  equals: 'equals',
  'not-equals': 'does not equal',
  checked: 'is checked',
  'not-checked': 'is not checked',
};
/** Stand for nothing chosen, and for a name or an option that there is not any more. */
const NONE = 'none';
const GONE = 'gone';

interface RuleProps {
  number: number;
  rule: LogicRule;
  target: EditorWidget;
  triggers: readonly EditorWidget[];
  fault: string | undefined;
  /** `typed`: a letter of a text, which is undone with the others. */
  onChange: (rule: LogicRule, typed?: true) => void;
  onRemove: () => void;
}

/** A rule on this field, or on one still to be chosen. */
export function freshRule(target: EditorWidget, trigger: EditorWidget | undefined): LogicRule {
  const [operator = 'equals'] = trigger === undefined ? [] : operatorsFor(target.type, trigger.type);
  const rule = { trigger: trigger?.options.name ?? '', operator };
  return needsValue(operator) ? { ...rule, value: '' } : rule;
}

/** One line of a condition: which field, how it is compared, and with what. */
export function LogicRuleRow({ number, rule, target, triggers, fault, onChange, onRemove }: RuleProps) {
  const errorId = useId();
  const trigger = triggers.find(({ options }) => options.name === rule.trigger);
  const named = triggers.map(({ id, options }) => ({ value: id, label: options.name }));
  const missing =
    trigger !== undefined
      ? []
      : rule.trigger === ''
        ? [{ value: NONE, label: 'Choose a field' }]
        : [{ value: GONE, label: rule.trigger }];
  const possible = trigger === undefined ? [] : operatorsFor(target.type, trigger.type);
  const operators = possible.includes(rule.operator) ? possible : [rule.operator, ...possible];
  const described = fault === undefined ? {} : { 'aria-describedby': errorId, 'aria-invalid': true as const };
  return (
    <li className="rounded-control border border-line p-2">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <Select
            label={`Field of condition ${number}`}
            value={trigger?.id ?? missing[0]?.value ?? NONE}
            options={[...missing, ...named]}
            onChange={(id) => {
              const next = triggers.find((each) => each.id === id);
              if (next !== undefined) onChange(freshRule(target, next));
            }}
            {...described}
          />
        </div>
        <IconButton icon={X} label={`Remove condition ${number}`} size={32} tooltip={false} onClick={onRemove} />
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Select
          label={`Comparison of condition ${number}`}
          value={rule.operator}
          options={operators.map((value) => ({ value, label: words[value] }))}
          onChange={(operator) => {
            const { value = '', ...rest } = rule;
            onChange(needsValue(operator) ? { ...rest, operator, value } : { ...rest, operator });
          }}
        />
        {needsValue(rule.operator) && <Value number={number} rule={rule} trigger={trigger} onChange={onChange} />}
      </div>
      {fault !== undefined && <FieldError id={errorId} text={fault} />}
    </li>
  );
}

type ValueProps = Pick<RuleProps, 'number' | 'rule' | 'onChange'> & { trigger: EditorWidget | undefined };

function Value({ number, rule, trigger, onChange }: ValueProps) {
  const label = `Value of condition ${number}`;
  const { value = '' } = rule;
  const choices = trigger?.options.values;
  if (choices === undefined) {
    return (
      <Input
        aria-label={label}
        {...(trigger?.type === 'number' ? { inputMode: 'decimal' as const } : {})}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange({ ...rule, value: event.target.value }, true)}
      />
    );
  }
  const at = choices.indexOf(value);
  const listed = choices.map((each, index) => ({ value: String(index), label: each }));
  const missing = at >= 0 ? [] : [{ value: GONE, label: value === '' ? 'Choose' : value }];
  return (
    <Select
      label={label}
      value={at < 0 ? GONE : String(at)}
      options={[...missing, ...listed]}
      onChange={(index) => onChange({ ...rule, value: choices[Number(index)] ?? value })}
    />
  );
}
