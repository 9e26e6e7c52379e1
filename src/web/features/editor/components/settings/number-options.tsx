import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Select } from '../../../../ui/select.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { formulaFault } from '../../model/option-faults.ts';
import type { EditorWidget } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { useOptions } from './use-options.ts';

const places = Array.from({ length: 9 }, (_, index) => ({
  value: String(index),
  label: `${index}, as in ${(12).toFixed(index)}`,
}));

/** Decimals, a default, or a formula over other numbers. */
export function NumberOptions({ widget }: { widget: EditorWidget }) {
  const { state } = useEditor();
  const change = useOptions();
  const { options } = widget;
  const numbers = state.content.widgets.filter((other) => other.type === 'number' && other.id !== widget.id);
  const { formula } = options;
  const fault = formula === undefined ? '' : formulaFault(options.name, formula, state.content.widgets);
  return (
    <>
      <Field label="Decimals">
        {(control) => (
          <Select
            {...control}
            value={String(options.decimalPlaces ?? 2)}
            options={places}
            onChange={(next) => change({ decimalPlaces: Number(next) })}
          />
        )}
      </Field>
      <Switch
        label="Computed"
        hint="From other numbers, by a formula"
        checked={formula !== undefined}
        onChange={(on) => change(on ? { formula: '', default: undefined, readonly: false } : { formula: undefined })}
      />
      {formula === undefined ? (
        <Field label="Default" optional>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={options.default ?? ''}
              onChange={(event) => change({ default: event.target.value || undefined }, 'default')}
            />
          )}
        </Field>
      ) : (
        <div>
          <Field
            label="Formula"
            error={fault === '' || formula === '' ? undefined : fault}
            hint="Such as {{Price}} * 1.2"
          >
            {(control) => (
              <Input
                {...control}
                spellCheck={false}
                autoComplete="off"
                className="font-mono"
                value={formula}
                onChange={(event) => change({ formula: event.target.value }, 'formula')}
              />
            )}
          </Field>
          {numbers.length > 0 && (
            <fieldset className="mt-2 flex flex-wrap gap-1.5">
              <legend className="sr-only">Put a field into the formula</legend>
              {numbers.map((other) => (
                <Button
                  key={other.id}
                  size="small"
                  variant="tonal"
                  onClick={() => change({ formula: `${formula}{{${other.options.name}}}` })}
                >
                  {other.options.name}
                </Button>
              ))}
            </fieldset>
          )}
          {numbers.length === 0 && (
            <p className="mt-2 text-caption text-muted">Place another number field to compute with it.</p>
          )}
        </div>
      )}
    </>
  );
}
