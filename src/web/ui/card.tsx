import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

interface CardProps {
  /** Amber edge and a hatched band on top. */
  sandbox?: boolean;
  /** Set back: nothing can be done here. */
  quiet?: boolean;
  label?: string;
  className?: string;
  children: ReactNode;
}

/** 1 px line, radius 10, no shadow; padding 28 / 24 / 20. */
export function Card({ sandbox = false, quiet = false, label, className, children }: CardProps) {
  return (
    <section
      aria-label={label}
      className={cx(
        'relative min-w-0 overflow-hidden rounded-card border',
        sandbox ? 'border-sandbox' : 'border-line',
        quiet ? 'bg-surface' : 'bg-raised',
        className,
      )}
    >
      {sandbox && <div aria-hidden="true" className="hatch-card h-2" />}
      <div className={cx('px-4 pb-5 sm:px-6', sandbox ? 'pt-5' : 'pt-5 sm:pt-7')}>{children}</div>
    </section>
  );
}
