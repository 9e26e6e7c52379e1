import { Skeleton } from '../../ui/skeleton.tsx';

/** The editor's shape while it is being read. */
export function EditorSkeleton() {
  return (
    <main role="status" aria-label="Loading" className="flex h-[calc(100dvh-var(--top))] flex-col bg-bg">
      <div className="flex h-14 shrink-0 items-center gap-4 border-b border-line px-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="ms-auto h-10 w-36" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-[280px] flex-col gap-4 border-e border-line bg-surface p-4 lg:flex">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-12 w-full" />
          <Skeleton className="h-10 w-full" />
          <Skeleton className="mt-4 h-5 w-28" />
          <Skeleton className="h-24 w-full" />
        </div>
        <div className="flex flex-1 justify-center bg-canvas p-5">
          <Skeleton className="aspect-[595/842] w-full max-w-[520px] self-start" />
        </div>
      </div>
      <div className="h-11 shrink-0 border-t border-line" />
    </main>
  );
}
