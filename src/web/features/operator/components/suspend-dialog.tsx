import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { type OperatorAccount, useSuspend } from '../api/operator.ts';

export function SuspendDialog({ account, onClose }: { account: OperatorAccount; onClose: () => void }) {
  const suspend = useSuspend();
  const suspended = account.suspendedAt !== null;
  return (
    <AlertDialog
      open
      harmless={suspended}
      onOpenChange={onClose}
      title={suspended ? `Restore ${account.name}?` : `Suspend ${account.name}?`}
      description={
        suspended
          ? `${account.email} can sign in and use the API again.`
          : `${account.email} is signed out everywhere, live and sandbox. API tokens are refused and open documents can’t be signed until the account is restored.`
      }
      action={suspended ? 'Restore account' : 'Suspend account'}
      loading={suspend.isPending}
      error={suspend.isError ? messageOf(suspend.error) : undefined}
      onAction={() =>
        whenDone(suspend.mutateAsync({ id: account.id, suspended: !suspended }), () => {
          onClose();
          tell(suspended ? `${account.name} restored` : `${account.name} suspended`);
        })
      }
    />
  );
}
