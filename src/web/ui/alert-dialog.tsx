import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { DialogActions, dialogClass, overlayClass } from './dialog.tsx';

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Names the thing and asks: "Revoke Services agreement?" */
  title: string;
  /** Says the result: "Mia can no longer sign it and is told." */
  description: ReactNode;
  /** Says the act, never "Yes". */
  action: string;
  onAction: () => void;
  loading?: boolean;
  ready?: boolean;
  error?: string | undefined;
  harmless?: boolean;
  children?: ReactNode;
}

/** A dialog that asks for something opens in its first input; any other on Cancel, which does no harm. */
function focusFirstInput(event: Event): void {
  const dialog = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
  const input = dialog?.querySelector<HTMLElement>('input, textarea');
  if (!input) return;
  event.preventDefault();
  input.focus();
}

/** Confirms what can't be undone. */
export function AlertDialog(props: AlertDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    action,
    onAction,
    loading,
    ready = true,
    error,
    harmless,
    children,
  } = props;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content className={dialogClass} onOpenAutoFocus={focusFirstInput}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (ready && loading !== true) onAction();
            }}
          >
            <Radix.Title className="mb-1 text-section font-semibold break-words">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="text-body text-muted">{description}</div>
            </Radix.Description>
            {children !== undefined && <div className="mt-4">{children}</div>}
            {error !== undefined && (
              <div className="mt-4">
                <Banner tone="danger">{error}</Banner>
              </div>
            )}
            <DialogActions>
              <Radix.Cancel asChild>
                <Button>Cancel</Button>
              </Radix.Cancel>
              <Button
                type="submit"
                variant={harmless === true ? 'primary' : 'danger-filled'}
                loading={loading}
                aria-disabled={!ready || undefined}
              >
                {action}
              </Button>
            </DialogActions>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
