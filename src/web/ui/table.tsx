import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export type Column = string | { label: string; end?: boolean; hidden?: boolean };

/** Rows on desktop, cards under 640: there every cell but the main one says its label. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    <table aria-label={label} className="block w-full text-body sm:table [&>tbody]:block sm:[&>tbody]:table-row-group">
      {children}
    </table>
  );
}

export function Head({ columns }: { columns: readonly Column[] }) {
  return (
    <thead className="sr-only sm:not-sr-only sm:table-header-group">
      <tr className="sm:border-b sm:border-line">
        {columns.map((column) => {
          const { label, end = false, hidden = false } = typeof column === 'string' ? { label: column } : column;
          return (
            <th
              key={label}
              scope="col"
              className={cx(
                'h-9 px-2 text-caption font-medium text-muted first:ps-0 last:pe-0',
                end ? 'text-end' : 'text-start',
              )}
            >
              {hidden ? <span className="sr-only">{label}</span> : label}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <tr className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 border-b border-hair py-3 sm:table-row sm:py-0">
      {children}
    </tr>
  );
}

interface CellProps {
  label: string;
  /** Heads the card on phones. */
  main?: boolean;
  end?: boolean;
  /** Stays on one line from 640 up: times, sums, badges. The other columns share what is left, breaking long words. */
  whole?: boolean;
  /** Nothing to say: no line on a card. */
  empty?: boolean;
  children: ReactNode;
}

export function Cell({ label, main = false, end = false, whole = false, empty = false, children }: CellProps) {
  return (
    <td
      className={cx(
        'flex min-w-0 items-baseline justify-between gap-4 sm:table-cell sm:px-2 sm:py-3 sm:first:ps-0 sm:last:pe-0',
        main && 'order-first font-medium sm:font-normal',
        end && 'sm:text-end',
        empty && 'max-sm:hidden',
      )}
    >
      {!main && label !== '' && (
        <span aria-hidden="true" className="shrink-0 text-caption text-muted sm:hidden">
          {label}
        </span>
      )}
      <span
        className={cx(
          'min-w-0',
          whole || end ? 'break-words sm:whitespace-nowrap' : 'wrap-anywhere sm:block sm:min-w-16 lg:min-w-24',
        )}
      >
        {children}
      </span>
    </td>
  );
}
