import { useState } from 'react';
import type { InvoiceView } from '../../../../contract/app/billing.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useWithdrawInvoice } from '../api/billing.ts';

/** Takes an unpaid order back; shown only where the server lets the buyer do it. */
export function WithdrawInvoice({ invoice }: { invoice: InvoiceView }) {
  const [open, setOpen] = useState(false);
  const withdraw = useWithdrawInvoice();
  if (!invoice.mayWithdraw) return null;
  const result =
    invoice.purpose.kind === 'credits'
      ? `The ${invoice.purpose.quantity} credits it brought leave your balance.`
      : 'Your plan stays as it is.';
  return (
    <>
      <Button variant="danger" size="small" onClick={() => setOpen(true)}>
        Withdraw order
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={`Withdraw invoice ${invoice.number}?`}
        description={`Nothing has to be paid then. ${result}`}
        action="Withdraw order"
        loading={withdraw.isPending}
        error={withdraw.isError ? messageOf(withdraw.error) : undefined}
        onAction={() =>
          whenDone(withdraw.mutateAsync(invoice.id), () => {
            setOpen(false);
            tell(`Invoice ${invoice.number} withdrawn`);
          })
        }
      />
    </>
  );
}
