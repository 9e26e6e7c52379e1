import type { ReactNode } from 'react';
import { counted } from '../lib/numbers.ts';

/** 32 high; the count in muted behind the words, "See all" or the like at the end. */
export function SectionHead({ title, count, end }: { title: string; count?: number | undefined; end?: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-b border-line pb-2">
      <h2 className="text-body font-semibold">
        {title}
        {count !== undefined && count > 0 && (
          <span className="ms-2 font-normal text-muted tabular-nums">{counted(count)}</span>
        )}
      </h2>
      {end}
    </div>
  );
}
