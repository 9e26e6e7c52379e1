import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';

/** Why the one-click login did not get there. */
export function SandboxProblem({ problem, onClose }: { problem: string; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title="The sandbox didn’t open" description={problem}>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Stay in Live
        </Button>
      </DialogActions>
    </Dialog>
  );
}
