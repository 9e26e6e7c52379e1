import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { type OperatorInvoice, useWriteOff } from '../api/operator.ts';

export function WriteOffDialog({ invoice, onClose }: { invoice: OperatorInvoice; onClose: () => void }) {
  const writeOff = useWriteOff();
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`Withdraw invoice ${invoice.number}?`}
      description={`${invoice.tenantName} no longer has to pay it. Credits it brought and that are still unused leave the balance.`}
      action="Withdraw invoice"
      loading={writeOff.isPending}
      error={writeOff.isError ? messageOf(writeOff.error) : undefined}
      onAction={() =>
        whenDone(writeOff.mutateAsync(invoice.id), () => {
          onClose();
          tell(`Invoice ${invoice.number} withdrawn`);
        })
      }
    />
  );
}
