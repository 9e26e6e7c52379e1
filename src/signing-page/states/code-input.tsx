/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { range } from '../logic/range.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

interface Props {
  readonly value: string;
  /** Six cells drawn over the one native input; otherwise a plain input for codes of any length. */
  readonly cells: boolean;
  readonly fault: string;
  /** Sent under this name by a form without the script. */
  readonly name?: string;
  readonly onChange: (code: string) => void;
}

const length = 6;

/** One native input: numeric keyboard, codes from the mail offered by the phone, paste works. */
export function CodeInput({ value, cells, fault, name, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    input.current?.focus();
  }, []);
  useEffect(() => {
    if (fault) input.current?.focus();
  }, [fault]);
  return (
    <div class="code">
      <label class="input-label" for="code">
        {cells ? words.gate.digits : words.gate.code}
      </label>
      <div class={`${cells ? 'code-cells' : ''} ${fault ? 'wrong' : ''}`}>
        <input
          ref={input}
          id="code"
          name={name}
          class={`${cells ? 'code-native' : 'input'} ${fault ? 'wrong' : ''}`}
          value={value}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={cells ? length : 40}
          aria-invalid={fault !== ''}
          aria-describedby={fault ? 'code-fault' : undefined}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onInput={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, cells ? length : 40);
            event.currentTarget.value = digits;
            onChange(digits);
          }}
        />
        {cells &&
          range(length).map((at) => (
            <span
              key={at}
              aria-hidden="true"
              class={`code-cell ${focused && at === Math.min(value.length + 1, length) ? 'here' : ''}`}
            >
              {value[at - 1] ?? ''}
            </span>
          ))}
      </div>
      {fault && (
        <p class="input-fault" id="code-fault" role="alert">
          <Icon name="alert" size={20} />
          {fault}
        </p>
      )}
    </div>
  );
}
