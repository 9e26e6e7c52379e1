import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { type TokenEnvironment, type TokenView, useRegenerateToken } from '../api/tokens.ts';

interface RegenerateDialogProps {
  environment: TokenEnvironment;
  token: TokenView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onToken: (token: string) => void;
}

export function RegenerateDialog({ environment, token, open, onOpenChange, onToken }: RegenerateDialogProps) {
  const [keepOld, setKeepOld] = useState(false);
  const regenerate = useRegenerateToken();
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Regenerate ${token.name}?`}
      description={
        keepOld
          ? `You get a new token. The old one, ending in ${token.lastFour}, works for 24 h more.`
          : `You get a new token. The old one, ending in ${token.lastFour}, dies at once: software that still sends it is refused.`
      }
      action="Regenerate token"
      loading={regenerate.isPending}
      error={regenerate.isError ? messageOf(regenerate.error) : undefined}
      onAction={() =>
        whenDone(regenerate.mutateAsync({ environment, id: token.id, keepOld }), (answer) => {
          onOpenChange(false);
          setKeepOld(false);
          onToken(answer.token);
        })
      }
    >
      <Checkbox checked={keepOld} onChange={setKeepOld} label="Keep the old one for 24 h" />
    </AlertDialog>
  );
}
