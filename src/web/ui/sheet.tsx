import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { overlayClass } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';

interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  foot?: ReactNode;
  /** 520 instead of 480. */
  wide?: boolean;
}

/** From the side at 480 px; from the foot on phones. Head 64, foot at least 73. */
export function Sheet({ open, onOpenChange, title, children, foot, wide = false }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          className={`animate-rise fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-sheet bg-raised text-text shadow-2 outline-none sm:animate-slide sm:inset-y-0 sm:start-auto sm:end-0 sm:max-h-none sm:rounded-none sm:rounded-s-sheet ${wide ? 'sm:w-[520px]' : 'sm:w-[480px]'}`}
        >
          <div className="flex h-16 shrink-0 items-center justify-between border-b border-line ps-6 pe-4">
            <Radix.Title className="text-section font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" tooltip={false} />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-6">{children}</div>
          {foot !== undefined && (
            <div className="flex min-h-[73px] shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-6 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
              {foot}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
