import { useQuery } from '@tanstack/react-query';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { documentQuery, useTrash } from '../api/documents.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function TrashDialog({ id, title, onClose, onTrashed }: ActDialogProps & { onTrashed?: () => void }) {
  const document = useQuery(documentQuery(id));
  const trash = useTrash();
  const open = document.data?.status === 'waiting' || document.data?.status === 'needs-me';
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`Delete ${title}?`}
      description={`It goes to the trash for 30 days and can be restored until then.${
        open ? ' Nobody can sign it meanwhile, and its recipients are told.' : ''
      } The API answers 404 for it at once.`}
      action="Delete document"
      loading={trash.isPending}
      error={trash.isError ? messageOf(trash.error) : undefined}
      onAction={() =>
        whenDone(trash.mutateAsync(id), () => {
          onClose();
          tell(`${title} is in the trash`);
          onTrashed?.();
        })
      }
    />
  );
}
