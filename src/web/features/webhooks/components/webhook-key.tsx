import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TokenReveal } from '../../../ui/token-reveal.tsx';
import { useMakeKey, useRemoveKey } from '../api/webhooks.ts';

/** With a key, every delivery says who it is from: `x-webhook-signature`. */
export function WebhookKey({ hasKey }: { hasKey: boolean }) {
  const [shown, setShown] = useState<string | null>(null);
  const [asking, setAsking] = useState<'new' | 'remove' | null>(null);
  const make = useMakeKey();
  const remove = useRemoveKey();

  function makeNow(): void {
    whenDone(make.mutateAsync(), ({ key }) => {
      setShown(key);
      setAsking(null);
    });
  }

  return (
    <div className="mt-4 flex flex-col gap-3">
      <p className="text-body text-muted">
        {hasKey
          ? 'Deliveries carry x-webhook-signature: the HMAC-SHA256 of the body with your key, in hex.'
          : 'Without a key, your server can’t tell whether a delivery really comes from here.'}
      </p>
      {shown !== null && <TokenReveal token={shown} what="Key, in full" />}
      {make.isError && asking === null && <Banner tone="danger">{messageOf(make.error)}</Banner>}
      <div className="flex flex-wrap gap-2">
        <Button loading={make.isPending} onClick={() => (hasKey ? setAsking('new') : makeNow())}>
          {hasKey ? 'Make a new key' : 'Make a key'}
        </Button>
        {hasKey && (
          <Button variant="danger" onClick={() => setAsking('remove')}>
            Remove key
          </Button>
        )}
      </div>
      <AlertDialog
        open={asking === 'new'}
        onOpenChange={() => setAsking(null)}
        title="Make a new key?"
        description="The old key stops at once: deliveries are signed with the new one from now on."
        action="Make a new key"
        loading={make.isPending}
        error={make.isError ? messageOf(make.error) : undefined}
        onAction={makeNow}
      />
      <AlertDialog
        open={asking === 'remove'}
        onOpenChange={() => setAsking(null)}
        title="Remove the key?"
        description="Deliveries go out without a signature from now on."
        action="Remove key"
        loading={remove.isPending}
        error={remove.isError ? messageOf(remove.error) : undefined}
        onAction={() =>
          whenDone(remove.mutateAsync(), () => {
            setAsking(null);
            setShown(null);
          })
        }
      />
    </div>
  );
}
