import { Eye, EyeOff } from 'lucide-react';
import { type InputHTMLAttributes, type Ref, type TextareaHTMLAttributes, useState } from 'react';
import { cx } from '../lib/cx.ts';
import { IconButton } from './icon-button.tsx';

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** 48 high also on desktop, for sign-in. */
  tall?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** 16 px text always, so that phones don't zoom in. */
export function inputClass(tall: boolean): string {
  return cx(
    'block w-full min-w-0 rounded-control border border-control bg-raised px-3 text-lead text-text placeholder:text-muted',
    'aria-invalid:border-danger [&[readonly]]:bg-surface [&[readonly]]:text-muted',
    tall ? 'h-12' : 'h-12 sm:h-10',
  );
}

export function Input({ tall = false, className, ...rest }: InputProps) {
  return <input {...rest} className={cx(inputClass(tall), className)} />;
}

/** Several lines; grows by its handle. */
export function Textarea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <textarea
      {...rest}
      className={cx(
        'block w-full min-w-0 rounded-control border border-control bg-raised px-3 py-2 text-lead text-text aria-invalid:border-danger',
        className,
      )}
    />
  );
}

/** A password that can be shown and pasted. */
export function PasswordInput({ tall = false, className, ...rest }: InputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <input {...rest} type={shown ? 'text' : 'password'} className={cx(inputClass(tall), 'pe-12', className)} />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? 'Hide password' : 'Show password'}
        aria-pressed={shown}
        tooltip={false}
        onClick={() => setShown(!shown)}
        className="absolute end-1 top-1/2 -translate-y-1/2 sm:size-8"
      />
    </div>
  );
}
