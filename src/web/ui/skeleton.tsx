import { cx } from '../lib/cx.ts';

/** A grey bar in the final shape; invisible for its first 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('animate-late block rounded-tick bg-hover', className)} />;
}

/** Lines in the shape of a list that is being read. */
export function SkeletonRows({ rows, height = 47 }: { rows: number; height?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex items-center gap-6 border-b border-hair" style={{ height }}>
          <Skeleton className="h-3.5 w-2/5" />
          <Skeleton className="h-3.5 w-1/5" />
          <Skeleton className="ms-auto h-3.5 w-16" />
        </div>
      ))}
    </div>
  );
}
