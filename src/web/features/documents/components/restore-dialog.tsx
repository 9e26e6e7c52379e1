import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useRestore } from '../api/documents.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function RestoreDialog({ id, title, onClose }: ActDialogProps) {
  const restore = useRestore();
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Restore ${title}?`}
      description="It comes back as it was. If it was being signed, it goes on unless its time is over."
      action="Restore document"
      loading={restore.isPending}
      error={restore.isError ? messageOf(restore.error) : undefined}
      onAction={() =>
        whenDone(restore.mutateAsync(id), () => {
          onClose();
          tell(`${title} restored`);
        })
      }
    />
  );
}
