import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { cx } from '../lib/cx.ts';
import { inputClass } from './input.tsx';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

interface SelectProps<Value extends string> {
  id?: string;
  value: Value;
  options: ReadonlyArray<SelectOption<Value>>;
  onChange: (value: Value) => void;
  /** Needed when no visible label belongs to the select. */
  label?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { id, value, options, onChange, label, ...aria } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Radix.Trigger
        id={id}
        aria-label={label}
        {...aria}
        className={cx(inputClass(false), 'flex items-center justify-between gap-2 text-start sm:text-body')}
      >
        <Radix.Value />
        <Radix.Icon>
          <ChevronDown aria-hidden="true" className="size-4 text-muted" strokeWidth={1.75} />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="animate-fade z-60 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-control border border-line bg-raised p-1 shadow-2"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex min-h-10 cursor-pointer items-center justify-between gap-3 rounded-tick px-2 text-body outline-none data-highlighted:bg-hover sm:min-h-8"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check aria-hidden="true" className="size-4 text-accent" strokeWidth={1.75} />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
