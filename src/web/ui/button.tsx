import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'tonal' | 'quiet' | 'danger' | 'danger-filled' | 'sandbox';
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent',
  secondary: 'bg-raised text-text border border-control',
  tonal: 'bg-soft text-accent',
  quiet: 'text-text',
  danger: 'text-danger',
  'danger-filled': 'bg-danger text-on-danger',
  sandbox: 'bg-sandbox text-on-sandbox',
};

/** Controls are 40 high, 48 on phones; `small` is for dense lists on desktop. */
function sizeOf(size: ButtonSize, flat: boolean): string {
  if (size === 'small') return `min-h-10 sm:min-h-8 ${flat ? 'px-2' : 'px-3'}`;
  if (size === 'large') return `min-h-12 text-lead ${flat ? 'px-3' : 'px-4'}`;
  return `min-h-12 sm:min-h-10 ${flat ? 'px-3' : 'px-4'}`;
}

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  wide?: boolean | undefined;
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ variant = 'secondary', size = 'medium', wide = false }: ButtonLook = {}): string {
  const flat = variant === 'quiet' || variant === 'danger';
  return cx(
    'pressable relative inline-flex items-center justify-center gap-2 rounded-control py-1.5 text-body font-medium text-center select-none',
    variants[variant],
    sizeOf(size, flat),
    wide && 'w-full',
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  icon?: LucideIcon | undefined;
  loading?: boolean | undefined;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    wide,
    icon: Icon,
    loading = false,
    className,
    children,
    type = 'button',
    onClick,
    ...rest
  } = props;
  return (
    <button
      {...rest}
      type={type}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size, wide }), className)}
    >
      {Icon !== undefined && !loading && (
        <Icon aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" strokeWidth={1.75} />
      )}
      {Icon !== undefined && loading && <Spinner />}
      {Icon === undefined && loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cx(loading && Icon === undefined && 'opacity-0')}>{children}</span>
    </button>
  );
}
