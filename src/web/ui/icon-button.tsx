import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  icon: LucideIcon;
  /** What the button does; read out, and shown on hover. */
  label: string;
  /** Side in px on desktop; phones always get at least 40. */
  size?: 28 | 32 | 40;
  tooltip?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const sizes = { 28: 'size-10 sm:size-7', 32: 'size-10 sm:size-8', 40: 'size-10' };

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, size = 40, tooltip = true, className, type = 'button', ...rest } = props;
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={cx(
        'pressable inline-grid shrink-0 place-items-center rounded-control text-muted',
        sizes[size],
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
    </button>
  );
  return tooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
