import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { money } from '../../../lib/numbers.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { type OperatorInvoice, useRecordPayment } from '../api/operator.ts';

function resultOf(invoice: OperatorInvoice): string {
  if (invoice.purpose.kind === 'credits')
    return `${invoice.tenantName} keeps the ${invoice.purpose.quantity} credits it has already.`;
  const plan = invoice.purpose.plan.charAt(0).toUpperCase() + invoice.purpose.plan.slice(1);
  return `${invoice.tenantName} gets the ${plan} plan for one ${invoice.purpose.period}, from now.`;
}

export function RecordPaymentDialog({ invoice, onClose }: { invoice: OperatorInvoice; onClose: () => void }) {
  const [reference, setReference] = useState('');
  const record = useRecordPayment();
  return (
    <AlertDialog
      open
      harmless
      onOpenChange={onClose}
      title={`Record payment of ${invoice.number}?`}
      description={`${money(invoice.totalCents, invoice.currency)} from ${invoice.billTo.name}. ${resultOf(invoice)} This can’t be taken back here.`}
      action="Record payment"
      loading={record.isPending}
      error={record.isError ? messageOf(record.error) : undefined}
      onAction={() =>
        whenDone(record.mutateAsync({ id: invoice.id, reference: reference.trim() }), () => {
          onClose();
          tell(`Payment of ${invoice.number} recorded`);
        })
      }
    >
      <Field label="Reference" optional hint="For the books: number of the bank transfer or the like.">
        {(field) => (
          <Input
            {...field}
            maxLength={200}
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
    </AlertDialog>
  );
}
