import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

const tones: Record<Tone, string> = {
  neutral: 'bg-hover text-muted in-data-selected:bg-raised',
  accent: 'bg-soft text-accent in-data-selected:bg-raised',
  success: 'bg-success-tint text-success',
  warning: 'bg-warning-tint text-warning',
  danger: 'bg-danger-tint text-danger',
};

/** 22 high: icon 14 and a word; colour never stands alone. */
export function Badge({ tone, icon: Icon, children }: { tone: Tone; icon: LucideIcon; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex h-[22px] shrink-0 items-center gap-1 rounded-full ps-1.5 pe-2 text-caption font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" strokeWidth={2} />
      {children}
    </span>
  );
}

/** Square on purpose, so that it is never read as a status. */
export function SandboxPill({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-[22px] shrink-0 items-center rounded-tick bg-sandbox px-2 text-caption font-semibold whitespace-nowrap text-on-sandbox">
      {children}
    </span>
  );
}
