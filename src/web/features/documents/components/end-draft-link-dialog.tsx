import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useEndDraftLink } from '../api/acts.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function EndDraftLinkDialog({ id, title, onClose }: ActDialogProps) {
  const end = useEndDraftLink();
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`End the link to ${title}?`}
      description="Whoever has the link can no longer edit or send this draft. You still can."
      action="End link"
      loading={end.isPending}
      error={end.isError ? messageOf(end.error) : undefined}
      onAction={() =>
        whenDone(end.mutateAsync(id), () => {
          onClose();
          tell('The link has ended');
        })
      }
    />
  );
}
