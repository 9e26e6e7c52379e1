import { useQuery } from '@tanstack/react-query';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { tell } from '../../../ui/toast.tsx';
import { documentQuery, useRemind } from '../api/documents.ts';
import { listOfNames, nameOf } from './person-words.ts';

export interface ActDialogProps {
  id: string;
  title: string;
  onClose: () => void;
}

/** Mails the request again to everybody whose turn it is. */
export function RemindDialog({ id, title, onClose }: ActDialogProps) {
  const document = useQuery(documentQuery(id));
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
        whenDone(remind.mutateAsync({ id, recipientIds: people.map((person) => person.id) }), () => {
          onClose();
          tell(`Reminder on its way to ${names}`);
        })
      }
    />
  );
}
