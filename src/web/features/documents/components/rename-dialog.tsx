import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentView } from '../../../../contract/app/documents.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { useRename } from '../api/acts.ts';
import { documentQuery } from '../api/documents.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function RenameDialog({ id, onClose }: ActDialogProps) {
  const document = useQuery(documentQuery(id));
  return document.data === undefined ? null : <Asking document={document.data} onClose={onClose} />;
}

function Asking({ document, onClose }: { document: DocumentView; onClose: () => void }) {
  const [title, setTitle] = useState(document.title);
  const [note, setNote] = useState(document.note);
  const rename = useRename();
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title="Rename document"
      description={
        document.status === 'draft' ? 'Nobody has received it yet.' : 'Recipients see the new title and note at once.'
      }
      action="Save"
      ready={title.trim() !== ''}
      loading={rename.isPending}
      error={rename.isError ? messageOf(rename.error) : undefined}
      onAction={() =>
        whenDone(rename.mutateAsync({ id: document.id, title: title.trim(), note: note.trim() }), onClose)
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Title">
          {(field) => (
            <Input {...field} maxLength={250} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label="Note" optional>
          {(field) => (
            <Input {...field} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </div>
    </AlertDialog>
  );
}
