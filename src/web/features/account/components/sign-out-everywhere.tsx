import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOutEverywhere } from '../../../../contract/app/account.ts';
import { call, messageOf } from '../../../lib/api.ts';
import { becomeSignedOut } from '../../../lib/me.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';

export function SignOutEverywhere() {
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () => call(signOutEverywhere),
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: { reason: 'everywhere' } });
      becomeSignedOut(client);
    },
  });
  return (
    <>
      <Button variant="danger" size="small" onClick={() => setOpen(true)}>
        Sign out everywhere
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title="Sign out everywhere?"
        description="Every session ends, this one included. In the sandbox your sessions and API tokens end too. Live API tokens keep working."
        action="Sign out everywhere"
        loading={end.isPending}
        error={end.isError ? messageOf(end.error) : undefined}
        onAction={() => end.mutate()}
      />
    </>
  );
}
