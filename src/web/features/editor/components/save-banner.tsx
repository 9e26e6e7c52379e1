import { useState } from 'react';
import { ApiError, hasCode, messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useEditor } from './editor-context.ts';

/** Stands under the header while what one does is not saved, and says what to do. */
export function SaveBanner({ onReload }: { onReload: () => Promise<void> }) {
  const { saving, key, facts } = useEditor();
  const [busy, setBusy] = useState(false);
  const { status, error } = saving;
  if (status === 'offline') {
    return (
      <div className="px-2 py-2 lg:px-4">
        <Banner
          tone="warning"
          action={
            <Button size="small" onClick={() => void saving.flush()}>
              Try now
            </Button>
          }
        >
          The server can’t be reached. Your work is kept in this page and saved as soon as it can be; leave the page
          open.
        </Banner>
      </div>
    );
  }
  if (status === 'elsewhere') {
    return (
      <div className="px-2 py-2 lg:px-4">
        <Banner
          tone="danger"
          action={
            <span className="flex flex-wrap gap-2">
              <Button
                size="small"
                loading={busy}
                onClick={() => {
                  setBusy(true);
                  void onReload().finally(() => setBusy(false));
                }}
              >
                Load the newer one
              </Button>
              <Button size="small" onClick={() => saving.keepMine()}>
                Keep mine instead
              </Button>
            </span>
          }
        >
          {whoChanged(error, key.by, facts.owner.name)} Your last changes here are not saved, and nothing was
          overwritten. Load the newer one and lose them, or keep yours and replace what was saved there.
        </Banner>
      </div>
    );
  }
  if (status !== 'failed') return null;
  const over = ['link-ended', 'already-sent', 'unknown-draft', 'no-draft-session'].some((code) => hasCode(error, code));
  return (
    <div className="px-2 py-2 lg:px-4">
      <Banner
        tone="danger"
        action={
          over ? null : (
            <Button size="small" onClick={() => void saving.flush()}>
              Try again
            </Button>
          )
        }
      >
        {messageOf(error)}
      </Banner>
    </div>
  );
}

function whoChanged(error: unknown, by: 'owner' | 'link', owner: string): string {
  const who = error instanceof ApiError ? error.detail.by : undefined;
  if (who === 'owner')
    return by === 'owner' ? 'You changed this draft in another window.' : `${owner} changed this draft.`;
  if (who === 'link') return `Somebody ${by === 'link' ? 'else ' : ''}with the link to this draft changed it.`;
  return 'This draft was changed in another window or by somebody else who may edit it.';
}
