import { useState } from 'react';
import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useRename } from '../api/templates.ts';

export function RenameDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const [title, setTitle] = useState(template.title);
  const rename = useRename();
  return (
    <Dialog open onOpenChange={onClose} title={`Rename ${template.title}`}>
      <form
        className="mt-3"
        onSubmit={(event) => {
          event.preventDefault();
          whenDone(rename.mutateAsync({ id: template.id, title }), () => {
            onClose();
            tell(`Renamed to ${title.trim()}`);
          });
        }}
      >
        <Field
          label="Title"
          roomy
          error={title.trim() === '' ? 'Type a title.' : rename.isError ? messageOf(rename.error) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={250}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={rename.isPending} disabled={title.trim() === ''}>
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
