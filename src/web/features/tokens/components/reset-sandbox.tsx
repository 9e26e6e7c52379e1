import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast-bus.ts';
import { useResetSandbox } from '../api/tokens.ts';

/** Empties the sandbox after a question. */
export function ResetSandbox() {
  const [asking, setAsking] = useState(false);
  const reset = useResetSandbox();
  function empty(): void {
    reset.mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        say('Sandbox emptied');
      },
    });
  }
  return (
    <>
      <Button variant="quiet" icon={RotateCcw} onClick={() => setAsking(true)}>
        Reset sandbox data
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Reset sandbox data?"
        description="Your test documents, templates, contacts, folders, captured mail and logs are erased for good. Tokens and webhook stay, play credits are full again, and nothing in Live changes."
        action="Reset sandbox data"
        onAction={empty}
        loading={reset.isPending}
        error={reset.isError ? messageOf(reset.error) : undefined}
      />
    </>
  );
}
