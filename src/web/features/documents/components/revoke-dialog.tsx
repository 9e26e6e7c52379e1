import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { documentQuery, useRevoke } from '../api/documents.ts';
import { listOfNames, nameOf } from './person-words.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function RevokeDialog({ id, title, onClose }: ActDialogProps) {
  const [reason, setReason] = useState('');
  const document = useQuery(documentQuery(id));
  const revoke = useRevoke();
  const pending =
    document.data?.recipients.filter((person) => person.state !== 'done' && person.type !== 'viewer') ?? [];
  const who = pending.length === 0 ? 'Nobody' : listOfNames(pending.map(nameOf));
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`Revoke ${title}?`}
      description={
        pending.length === 0
          ? 'Nobody can sign it any more, and its recipients are told.'
          : `${who} can no longer sign it, and its recipients are told.`
      }
      action="Revoke document"
      loading={revoke.isPending}
      error={revoke.isError ? messageOf(revoke.error) : undefined}
      onAction={() =>
        whenDone(revoke.mutateAsync({ id, reason: reason.trim() }), () => {
          onClose();
          tell(`${title} revoked`);
        })
      }
    >
      <Field label="Reason" optional hint="The recipients read it.">
        {(field) => (
          <Input {...field} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </AlertDialog>
  );
}
