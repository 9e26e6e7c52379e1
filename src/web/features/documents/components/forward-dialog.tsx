import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { plural } from '../../../lib/numbers.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Textarea } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useForward } from '../api/acts.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

const MOST = 10;

export function ForwardDialog({ id, title, onClose }: ActDialogProps) {
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [subject, setSubject] = useState('');
  const forward = useForward();
  const emails = [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];
  const wrong = emails.find((email) => !/^\S+@\S+\.\S+$/.test(email));
  const fault =
    emails.length > MOST ? `${MOST} addresses at most.` : wrong === undefined ? undefined : `${wrong} is no address.`;
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Forward ${title}`}
      description="The sealed PDF and its completion certificate go out, one mail to each address."
      action="Forward"
      ready={emails.length > 0 && fault === undefined}
      loading={forward.isPending}
      error={forward.isError ? messageOf(forward.error) : undefined}
      onAction={() =>
        whenDone(forward.mutateAsync({ id, emails, subject: subject.trim(), note: note.trim() }), () => {
          onClose();
          tell(`On its way to ${plural(emails.length, 'address', 'addresses')}`);
        })
      }
    >
      <div className="flex flex-col gap-4">
        <Field
          label="Email addresses"
          hint={`Up to ${MOST}, separated by commas or lines.`}
          error={text.endsWith('@') || !/[\s,;]$/.test(text) ? undefined : fault}
        >
          {(field) => <Textarea {...field} rows={3} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        <Field label="Subject" optional>
          {(field) => (
            <Input {...field} maxLength={200} value={subject} onChange={(event) => setSubject(event.target.value)} />
          )}
        </Field>
        <Field label="Note" optional>
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </div>
    </AlertDialog>
  );
}
