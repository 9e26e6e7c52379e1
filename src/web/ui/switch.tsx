import { Switch as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  hint?: ReactNode;
  /** A setting of a list's head: muted and no taller than its line. */
  quiet?: boolean;
  disabled?: boolean;
}

/** A setting that takes effect at once: label and hint at the start, the 36 x 20 switch at the end. */
export function Switch({ checked, onChange, label, hint, quiet = false, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className={`flex items-center justify-between ${quiet ? 'gap-2' : 'min-h-11 gap-4'}`}>
      <span className="min-w-0">
        <label
          htmlFor={id}
          className={`block ${quiet ? '' : 'text-body'} ${disabled ? '' : 'cursor-pointer'} ${quiet ? 'text-caption text-muted' : 'font-medium'}`}
        >
          {label}
        </label>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="block text-caption text-muted">
            {hint}
          </span>
        )}
      </span>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="relative h-5 w-9 shrink-0 cursor-pointer rounded-full bg-control transition-colors duration-120 before:absolute before:-inset-3 data-[state=checked]:bg-accent disabled:cursor-default disabled:opacity-50"
      >
        <Radix.Thumb className="block size-4 translate-x-0.5 rounded-full bg-bg transition-transform duration-120 data-[state=checked]:translate-x-4.5 rtl:-translate-x-0.5 rtl:data-[state=checked]:-translate-x-4.5" />
      </Radix.Root>
    </div>
  );
}
