import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../lib/cx.ts';

interface DetailRowProps {
  icon: LucideIcon;
  label: string;
  /** The closed line answers already. */
  answer: string;
  mono?: boolean;
  /** Red: it is the cause of the verdict. */
  bad?: boolean;
  open?: boolean;
  children: ReactNode;
}

/** One row of 44: label and answer side by side, on phones below each other; more inside. */
export function DetailRow({
  icon: Icon,
  label,
  answer,
  mono = false,
  bad = false,
  open = false,
  children,
}: DetailRowProps) {
  return (
    <details open={open} className="group border-t border-line first:border-t-0">
      <summary className="flex min-h-11 cursor-pointer list-none items-start gap-3 px-4 py-3 -outline-offset-2 sm:px-5 [&::-webkit-details-marker]:hidden">
        <Icon
          aria-hidden="true"
          className={cx('size-5 shrink-0', bad ? 'text-danger' : 'text-muted')}
          strokeWidth={1.75}
        />
        <span className="flex min-w-0 flex-1 flex-col sm:flex-row">
          <span className="font-semibold sm:w-47 sm:shrink-0">{label}</span>
          <span className={cx('min-w-0 break-words', bad && 'text-danger', mono && 'font-mono')}>{answer}</span>
        </span>
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 transition-transform group-open:rotate-180 print:hidden"
          strokeWidth={1.75}
        />
      </summary>
      <div className="px-4 pb-4 sm:ps-13 sm:pe-5">{children}</div>
    </details>
  );
}

/** Facts below each other: what, and how it is. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
      {rows.map(([label, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat, and the rows of a report never change.
        <div key={index} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="mb-2 min-w-0 break-words sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
