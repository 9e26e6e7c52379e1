import type { LucideIcon } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { cx } from '../lib/cx.ts';

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: ReadonlyArray<{ value: Value; label: string; icon?: LucideIcon }>;
  onChange: (value: Value) => void;
  className?: string;
}

/** One choice of a few, all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      className={cx('flex rounded-switch bg-hover p-[3px]', className)}
    >
      {options.map(({ value: each, label: text, icon: Icon }) => (
        <RadioGroup.Item
          key={each}
          value={each}
          className="flex h-10 flex-1 cursor-pointer items-center justify-center gap-2 rounded-control px-3 text-body font-medium whitespace-nowrap text-muted data-[state=checked]:bg-raised data-[state=checked]:text-text data-[state=checked]:shadow-1 sm:h-[30px]"
        >
          {Icon !== undefined && <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />}
          {text}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
