import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

/** Title of a page on desktop; phones show it in the top bar. */
export function PageHeader({ title, lead, end }: { title: string; lead?: ReactNode; end?: ReactNode }) {
  return (
    <header
      className={cx(
        'mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2 lg:mb-5',
        lead === undefined && end === undefined && 'max-lg:hidden',
      )}
    >
      <div className="min-w-0">
        <h1 className="hidden min-h-7 text-title font-semibold lg:block">{title}</h1>
        {lead !== undefined && <p className="text-body text-muted">{lead}</p>}
      </div>
      {end}
    </header>
  );
}
