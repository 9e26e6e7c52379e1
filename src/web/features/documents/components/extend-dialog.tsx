import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentView } from '../../../../contract/app/documents.ts';
import { messageOf } from '../../../lib/api.ts';
import { dayAndMonth } from '../../../lib/dates.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useExtend } from '../api/acts.ts';
import { documentQuery } from '../api/documents.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

const DAY = 24 * 60 * 60 * 1000;
const USUAL_DAYS = 15;

export function ExtendDialog({ id, onClose }: ActDialogProps) {
  const document = useQuery(documentQuery(id));
  const { data } = document;
  return data === undefined || data.expiresAt === null ? null : (
    <Asking document={data} end={new Date(data.expiresAt)} onClose={onClose} />
  );
}

function Asking({ document, end, onClose }: { document: DocumentView; end: Date; onClose: () => void }) {
  const after = Math.max(end.getTime(), Date.now());
  const [day, setDay] = useState(dayOf(new Date(after + USUAL_DAYS * DAY)));
  const extend = useExtend();
  const chosen = endOf(day);
  const expired = document.status === 'expired';
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Give ${document.title} more time?`}
      description={
        expired
          ? `It ended on ${dayAndMonth(end.toISOString())}. Its links work again, and whoever has to sign is asked once more.`
          : `It ends on ${dayAndMonth(end.toISOString())} now. Its links stay the same.`
      }
      action={expired ? 'Open it again' : 'Give more time'}
      ready={chosen !== null && chosen.getTime() > after}
      loading={extend.isPending}
      error={extend.isError ? messageOf(extend.error) : undefined}
      onAction={() => {
        if (chosen === null) return;
        whenDone(extend.mutateAsync({ id: document.id, expiresAt: chosen }), () => {
          onClose();
          tell(`${document.title} ends on ${dayAndMonth(chosen.toISOString())}`);
        });
      }}
    >
      <Field label="New last day" hint="Until the end of that day, by your clock.">
        {(field) => (
          <Input
            {...field}
            type="date"
            min={dayOf(new Date(after + DAY))}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
    </AlertDialog>
  );
}

/** The day by the reader's own calendar, as a date input holds it. */
function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function endOf(day: string): Date | null {
  const date = new Date(`${day}T23:59:59`);
  return Number.isNaN(date.getTime()) ? null : date;
}
