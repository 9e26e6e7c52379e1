import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Textarea } from '../../../ui/input.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { tell } from '../../../ui/toast.tsx';
import { documentQuery, useRemind } from '../api/documents.ts';
import { listOfNames, nameOf } from './person-words.ts';

export interface ActDialogProps {
  id: string;
  title: string;
  onClose: () => void;
}

/** Empty: the request as it went out first. */
const usual = { subject: '', message: '' };

/** Mails the request again to everybody whose turn it is. */
export function RemindDialog({ id, title, onClose }: ActDialogProps) {
  const document = useQuery(documentQuery(id));
  const [own, setOwn] = useState<{ subject: string; message: string } | null>(null);
  const remind = useRemind();
  const people = document.data?.recipients.filter((person) => document.data.may.remind.includes(person.id)) ?? [];
  const names = listOfNames(people.map(nameOf));
  const nobody = document.data !== undefined && people.length === 0;
  const problem = remind.isError ? remind.error : document.isError ? document.error : null;
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={people.length === 0 ? `Remind people of ${title}?` : `Remind ${names}?`}
      description={
        document.isPending ? (
          <Skeleton className="h-5 w-3/4" />
        ) : nobody ? (
          'Nobody can be reminded now: nobody has a turn.'
        ) : (
          `The request to sign ${title} goes out again, to ${listOfNames(people.map((person) => person.email))}.`
        )
      }
      action="Send reminder"
      ready={people.length > 0}
      loading={remind.isPending}
      error={problem === null ? undefined : messageOf(problem)}
      onAction={() =>
        whenDone(remind.mutateAsync({ id, recipientIds: people.map((person) => person.id), ...(own ?? usual) }), () => {
          onClose();
          tell(`Reminder on its way to ${names}`);
        })
      }
    >
      {people.length > 0 && own === null && (
        <Button variant="quiet" onClick={() => setOwn(usual)}>
          Write your own mail
        </Button>
      )}
      {own !== null && (
        <div className="flex flex-col gap-4">
          <Field label="Subject" optional>
            {(field) => (
              <Input
                {...field}
                maxLength={250}
                value={own.subject}
                onChange={(event) => setOwn({ ...own, subject: event.target.value })}
              />
            )}
          </Field>
          <Field label="Message" optional hint="The link to the document is put below it.">
            {(field) => (
              <Textarea
                {...field}
                rows={4}
                maxLength={5000}
                value={own.message}
                onChange={(event) => setOwn({ ...own, message: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </AlertDialog>
  );
}
