import { useId } from 'react';
import { cx } from '../lib/cx.ts';

/** A signet ring from the side, in `currentColor`; the gap is cut by a mask, so it stands on any ground. */
export function Mark({ size, className }: { size: number; className?: string }) {
  const mask = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <mask id={mask} maskUnits="userSpaceOnUse" x="0" y="0" width="32" height="32">
        <rect width="32" height="32" fill="#fff" />
        <ellipse cx="22.9" cy="9.1" rx="10.1" ry="7.5" transform="rotate(45 22.9 9.1)" fill="#000" />
      </mask>
      <circle cx="14" cy="18" r="9.9" fill="none" stroke="currentColor" strokeWidth="4.4" mask={`url(#${mask})`} />
      <ellipse cx="22.9" cy="9.1" rx="8.3" ry="5.7" transform="rotate(45 22.9 9.1)" fill="currentColor" />
    </svg>
  );
}

/** Mark and wordmark; `rail` is 24 with 17/24, `page` 32 with 22. */
export function Logo({ size = 'rail' }: { size?: 'rail' | 'page' }) {
  return (
    <span className={cx('inline-flex items-center', size === 'rail' ? 'gap-2' : 'gap-2.5')}>
      <Mark size={size === 'rail' ? 24 : 32} className="text-accent" />
      <span
        className="font-semibold text-text"
        style={{
          fontSize: size === 'rail' ? '1.0625rem' : '1.375rem',
          lineHeight: '1.5rem',
          letterSpacing: '-0.025em',
        }}
      >
        Signet
      </span>
    </span>
  );
}
