import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export const overlayClass = 'animate-fade fixed inset-0 z-50 bg-scrim';
/** Centred on desktop, a sheet from the foot on phones. */
export const dialogClass =
  'animate-rise fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col overflow-y-auto rounded-t-sheet bg-raised p-6 pb-[calc(1.5rem+env(safe-area-inset-bottom))] text-text shadow-2 outline-none sm:inset-auto sm:start-1/2 sm:top-1/2 sm:w-[464px] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-sheet sm:pb-6 rtl:sm:translate-x-1/2';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          className={dialogClass}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="mb-1 flex items-start justify-between gap-4">
            <Radix.Title className="text-section font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" size={32} tooltip={false} className="-me-2 -mt-1" />
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className="mb-4 text-body text-muted">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Buttons of a dialog: side by side at the end, stacked with the act on top on phones. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>;
}
