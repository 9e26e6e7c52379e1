import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** One sentence on what will be here, and at most one button. */
export function EmptyState({ icon: Icon, text, action }: { icon: LucideIcon; text: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      <span className="grid size-11 place-items-center rounded-card bg-soft text-accent">
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <p className="max-w-md text-body text-muted">{text}</p>
      {action}
    </div>
  );
}
