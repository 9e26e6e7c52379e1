import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';

interface CheckboxProps {
  checked: boolean | 'indeterminate';
  onChange: (checked: boolean) => void;
  label: ReactNode;
  /** Keeps the label for screen readers only, as in table rows. */
  hiddenLabel?: boolean;
  describedBy?: string | undefined;
  invalid?: boolean;
}

export function Checkbox({
  checked,
  onChange,
  label,
  hiddenLabel = false,
  describedBy,
  invalid = false,
}: CheckboxProps) {
  const id = useId();
  return (
    <span className="flex items-start gap-2.5">
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={(value) => onChange(value === true)}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        className="relative mt-0.5 grid size-4 shrink-0 cursor-pointer place-items-center rounded-tick border border-control bg-raised text-on-accent before:absolute before:-inset-2 aria-invalid:border-danger data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Radix.Indicator>
          {checked === 'indeterminate' ? (
            <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden="true" className="size-3" strokeWidth={3} />
          )}
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className={hiddenLabel ? 'sr-only' : 'cursor-pointer text-body'}>
        {label}
      </label>
    </span>
  );
}
