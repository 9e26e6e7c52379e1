import { Plus, X } from 'lucide-react';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Field } from '../../../../ui/field.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Segmented } from '../../../../ui/segmented.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { type EditorWidget, SENDER } from '../../model/types.ts';
import { useOptions } from './use-options.ts';

/** The options of a checkbox, radio group or dropdown, which of them are chosen from the start, and how they stand. */
export function ChoiceOptions({ widget }: { widget: EditorWidget }) {
  const change = useOptions();
  const { type, options } = widget;
  const values = options.values ?? [];
  const many = type === 'checkbox';
  const mine = widget.owner === SENDER;
  const chosen = many ? (options.selectedValues ?? []) : options.default === undefined ? [] : [options.default];

  function setChosen(next: readonly string[]): void {
    change(many ? { selectedValues: values.filter((value) => next.includes(value)) } : { default: next.at(-1) });
  }
  function rename(index: number, text: string): void {
    const old = values[index] ?? '';
    const kept = chosen.map((value) => (value === old ? text : value));
    const next = values.map((value, at) => (at === index ? text : value));
    change({ values: next, ...(many ? { selectedValues: kept } : { default: kept[0] }) }, `value ${index}`);
  }
  function remove(index: number): void {
    const kept = chosen.filter((value) => value !== values[index]);
    change({
      values: values.filter((_, at) => at !== index),
      ...(many ? { selectedValues: kept } : { default: kept[0] }),
    });
  }
  function add(): void {
    let serial = values.length + 1;
    while (values.includes(`Option ${serial}`)) serial += 1;
    change({ values: [...values, `Option ${serial}`] });
  }

  return (
    <>
      <fieldset>
        <legend className="mb-1 text-body font-medium">Options</legend>
        {!mine && <p className="mb-2 text-caption text-muted">Ticked: chosen from the start.</p>}
        <ul className="flex flex-col gap-2">
          {values.map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place, its text is being typed.
            <li key={index} className="flex items-center gap-2">
              {!mine && (
                <Checkbox
                  hiddenLabel
                  label={`${value} from the start`}
                  checked={chosen.includes(value)}
                  onChange={(on) => {
                    if (!on) setChosen(chosen.filter((each) => each !== value));
                    else setChosen(many ? [...chosen, value] : [value]);
                  }}
                />
              )}
              <Input
                aria-label={`Option ${index + 1}`}
                maxLength={200}
                value={value}
                onChange={(event) => rename(index, event.target.value)}
              />
              <IconButton icon={X} label={`Remove ${value}`} size={32} tooltip={false} onClick={() => remove(index)} />
            </li>
          ))}
        </ul>
        <Button size="small" variant="quiet" icon={Plus} className="mt-1 -ms-2 text-accent!" onClick={add}>
          Add an option
        </Button>
      </fieldset>
      {type !== 'dropdown' && (
        <>
          <Segmented
            label="Layout"
            value={options.layout ?? 'vertical'}
            options={[
              { value: 'vertical', label: 'Down' },
              { value: 'horizontal', label: 'Across' },
            ]}
            onChange={(layout) => change({ layout })}
          />
          <Switch
            label="Hide the words"
            hint="Only the boxes are drawn on the page"
            checked={options.hideLabel === true}
            onChange={(hideLabel) => change({ hideLabel })}
          />
        </>
      )}
      {many && (
        <div className="grid grid-cols-2 gap-2">
          <Bound
            label="Tick at least"
            value={options.minSelections ?? 0}
            onChange={(minSelections) => change({ minSelections }, 'min')}
          />
          <Bound
            label="At most"
            value={options.maxSelections ?? 0}
            onChange={(maxSelections) => change({ maxSelections }, 'max')}
          />
        </div>
      )}
    </>
  );
}

/** 0 is no bound, shown as an empty input. */
function Bound({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          placeholder="No limit"
          value={value === 0 ? '' : value}
          onChange={(event) => {
            const next = Number(event.target.value.replace(/\D/g, ''));
            if (next <= 200) onChange(next);
          }}
        />
      )}
    </Field>
  );
}
