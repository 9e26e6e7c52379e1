import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { TokenReveal } from '../../../ui/token-reveal.tsx';

/** A named token, in full and once. */
export function RevealDialog({ token, onClose }: { token: string | null; onClose: () => void }) {
  return (
    <Dialog open={token !== null} onOpenChange={onClose} title="Your new token">
      <div className="mt-3">
        <TokenReveal token={token ?? ''} what="New token, in full" />
      </div>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
