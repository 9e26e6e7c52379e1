import { useRef } from 'react';
import { cx } from '../lib/cx.ts';

interface CodeInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Called once all digits are there. */
  onComplete: (value: string) => void;
  length?: number;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

/** One real input (paste, autofill, screen readers) drawn as boxes for digits. */
export function CodeInput({ id, value, onChange, onComplete, length = 6, ...aria }: CodeInputProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="group relative">
      <input
        ref={input}
        id={id}
        {...aria}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]*"
        maxLength={length + 6}
        value={value}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, length);
          onChange(digits);
          if (digits.length === length && digits !== value) onComplete(digits);
        }}
        className="absolute inset-0 z-10 w-full cursor-text bg-transparent text-transparent caret-transparent outline-none selection:bg-transparent"
      />
      <div aria-hidden="true" className="flex gap-2">
        {Array.from({ length }, (_, place) => place).map((place) => (
          <span
            key={place}
            className={cx(
              'grid h-12 min-w-0 flex-1 place-items-center rounded-control border bg-raised text-section font-semibold tabular-nums',
              aria['aria-invalid'] ? 'border-danger' : 'border-control',
              place === Math.min(value.length, length - 1) &&
                'group-focus-within:outline-3 group-focus-within:outline-offset-2 group-focus-within:outline-accent',
            )}
          >
            {value[place] ?? ''}
          </span>
        ))}
      </div>
    </div>
  );
}
