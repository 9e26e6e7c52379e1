import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { type TokenEnvironment, type TokenView, useRevokeToken } from '../api/tokens.ts';

interface RevokeDialogProps {
  environment: TokenEnvironment;
  token: TokenView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for the token's name, as this can't be taken back. */
export function RevokeDialog({ environment, token, open, onOpenChange }: RevokeDialogProps) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = useRevokeToken();
  const matches = typed.trim() === token.name;
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => {
        setTyped('');
        setTried(false);
        onOpenChange(next);
      }}
      title={`Revoke ${token.name}?`}
      description={`The token ending in ${token.lastFour} dies at once and for good: software that sends it is refused. Documents it has made stay.`}
      action="Revoke token"
      loading={revoke.isPending}
      error={revoke.isError ? messageOf(revoke.error) : undefined}
      onAction={() => {
        setTried(true);
        if (!matches) return;
        whenDone(revoke.mutateAsync({ environment, id: token.id }), () => {
          onOpenChange(false);
          tell(`${token.name} revoked`);
        });
      }}
    >
      <Field
        label={`Type “${token.name}” to confirm`}
        error={tried && !matches ? `Type ${token.name}, as it is written above.` : undefined}
      >
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </AlertDialog>
  );
}
