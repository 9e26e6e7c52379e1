import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

const looks = {
  info: { icon: Info, box: 'bg-hover text-text' },
  success: { icon: CircleCheck, box: 'bg-success-tint text-success' },
  warning: { icon: TriangleAlert, box: 'bg-warning-tint text-warning' },
  danger: { icon: CircleAlert, box: 'bg-danger-tint text-danger' },
};

/** Stands next to its cause; a danger banner is read out when it appears. */
export function Banner({
  tone,
  children,
  action,
}: {
  tone: keyof typeof looks;
  children: ReactNode;
  action?: ReactNode;
}) {
  const { icon: Icon, box } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control px-3 py-2.5 text-body', box)}
    >
      <span className="flex min-w-0 flex-1 basis-56 gap-2">
        <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={2} />
        <span className="min-w-0 break-words">{children}</span>
      </span>
      {action}
    </div>
  );
}
