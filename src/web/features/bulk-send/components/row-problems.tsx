import type { CheckedSheet } from '../../../../contract/app/bulk-send.ts';
import { plural } from '../../../lib/numbers.ts';

/** What is wrong with which row; nothing was sent. */
export function RowProblems({ problems, badRows }: Pick<CheckedSheet, 'problems' | 'badRows'>) {
  return (
    <section role="alert" className="rounded-card bg-warning-tint px-4 py-3 text-body text-warning">
      <h2 className="font-semibold">Nothing was sent. {plural(badRows, 'row has', 'rows have')} to be mended first.</h2>
      <ul className="mt-2 flex flex-col gap-1">
        {problems.map(({ row, column, text }) => (
          <li key={`${row} ${column} ${text}`} className="flex gap-3">
            <span className="w-16 shrink-0 font-medium tabular-nums">Row {row}</span>
            <span className="min-w-0 wrap-anywhere">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
