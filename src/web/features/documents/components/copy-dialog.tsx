import { useNavigate } from '@tanstack/react-router';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { useCopy } from '../api/acts.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function CopyDialog({ id, title, onClose }: ActDialogProps) {
  const copy = useCopy();
  const navigate = useNavigate();
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Duplicate ${title}?`}
      description="A draft with the same pages, people and fields opens, without anybody’s answers. This document stays as it is."
      action="Duplicate and edit"
      loading={copy.isPending}
      error={copy.isError ? messageOf(copy.error) : undefined}
      onAction={() =>
        whenDone(copy.mutateAsync(id), (made) => {
          onClose();
          void navigate({ to: '/documents/$documentId/edit', params: { documentId: made.id } });
        })
      }
    />
  );
}
