import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecipientView } from '../../../../contract/app/documents.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useCorrect } from '../api/acts.ts';
import { documentQuery } from '../api/documents.ts';
import { nameOf } from './person-words.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

export function CorrectDialog({ id, personId, onClose }: ActDialogProps & { personId: string }) {
  const document = useQuery(documentQuery(id));
  const person = document.data?.recipients.find((one) => one.id === personId);
  if (document.data === undefined || person === undefined) return null;
  const asked = document.data.turn.includes(person.id) && document.data.settings.sendEmail;
  return <Asking id={id} person={person} asked={asked} onClose={onClose} />;
}

interface AskingProps {
  id: string;
  person: RecipientView;
  /** A request goes out to the new address at once. */
  asked: boolean;
  onClose: () => void;
}

function Asking({ id, person, asked, onClose }: AskingProps) {
  const [email, setEmail] = useState(person.email);
  const [name, setName] = useState(person.name);
  const correct = useCorrect();
  const address = email.trim().toLowerCase();
  const moved = address !== person.email;
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Change the address of ${nameOf(person)}`}
      description={`The link that went to ${person.email} ends, with all that was filled in by it.`}
      action={moved && asked ? 'Change and resend' : 'Save'}
      ready={/^\S+@\S+\.\S+$/.test(address) && (moved || name.trim() !== person.name)}
      loading={correct.isPending}
      error={correct.isError ? messageOf(correct.error) : undefined}
      onAction={() =>
        whenDone(correct.mutateAsync({ id, recipientId: person.id, email: address, name: name.trim() }), () => {
          onClose();
          if (moved && asked) tell(`Request on its way to ${address}`);
        })
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Email">
          {(field) => (
            <Input
              {...field}
              type="email"
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label="Name" optional>
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </div>
    </AlertDialog>
  );
}
