import { messageOf } from '../../../lib/api.ts';
import { count } from '../../../lib/numbers.ts';
import { SandboxPill } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { useSetPlayCredits } from '../api/billing.ts';

/** Credits of the sandbox: refilled by a button, set to 0 to test that answer too. */
export function PlayCreditsCard({ left, full }: { left: number; full: number }) {
  const set = useSetPlayCredits();
  return (
    <Card sandbox label="Play credits">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="text-section font-semibold">Play credits</h2>
        <SandboxPill>Not real</SandboxPill>
      </div>
      <p className="mt-1 text-body text-muted">Spent like real ones, so you can test every answer.</p>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-lead text-muted tabular-nums">
          <span className="text-title font-semibold text-text">{count(left)}</span> of {count(full)} left
        </p>
        <div className="flex gap-1">
          <Button variant="quiet" loading={set.isPending && set.variables === 0} onClick={() => set.mutate(0)}>
            Set to 0
          </Button>
          <Button loading={set.isPending && set.variables === full} onClick={() => set.mutate(full)}>
            Refill to {count(full)}
          </Button>
        </div>
      </div>
      {set.isError && (
        <div className="mt-3">
          <Banner tone="danger">{messageOf(set.error)}</Banner>
        </div>
      )}
    </Card>
  );
}
