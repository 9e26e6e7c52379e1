import { useNavigate } from '@tanstack/react-router';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { useSaveAsTemplate } from '../api/acts.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function SaveTemplateDialog({ id, title, onClose }: ActDialogProps) {
  const save = useSaveAsTemplate();
  const navigate = useNavigate();
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Save ${title} as a template?`}
      description="Pages, fields and settings are kept. Each person becomes a role to be filled when the template is used; answers are left out."
      action="Save and edit"
      loading={save.isPending}
      error={save.isError ? messageOf(save.error) : undefined}
      onAction={() =>
        whenDone(save.mutateAsync(id), (made) => {
          onClose();
          void navigate({ to: '/templates/$templateId/edit', params: { templateId: made.id } });
        })
      }
    />
  );
}
