import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useTrashTemplate } from '../api/templates.ts';

export function TrashTemplateDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const trash = useTrashTemplate();
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`Delete ${template.title}?`}
      description="Nobody can use it any more, and the API answers 404 for it. Documents made from it stay as they are."
      action="Delete template"
      loading={trash.isPending}
      error={trash.isError ? messageOf(trash.error) : undefined}
      onAction={() =>
        whenDone(trash.mutateAsync(template.id), () => {
          onClose();
          tell(`${template.title} is deleted`);
        })
      }
    />
  );
}
