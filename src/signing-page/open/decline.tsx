/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Refused } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icons.tsx';
import { refusalText } from '../sentences.ts';
import { words } from '../words.ts';

interface Props {
  readonly sender: string;
  readonly onDecline: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Names the result, asks for the reason, then declines. */
export function DeclineDialog({ sender, onDecline, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    if (reason.trim() === '') return setFault(words.decline.needed);
    setBusy(true);
    try {
      await onDecline(reason.trim());
    } catch (refused) {
      setFault(refused instanceof Refused ? refusalText(refused.code) : refusalText('unreachable'));
    }
    setBusy(false);
  }

  return (
    <Dialog title={words.decline.title} onClose={onClose}>
      <form
        class="sheet-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{words.decline.explain(sender)}</p>
        <label class="input-label" for="decline-reason">
          {words.decline.reason}
        </label>
        <textarea
          id="decline-reason"
          class={fault ? 'input wrong' : 'input'}
          rows={3}
          maxLength={1000}
          dir="auto"
          value={reason}
          aria-invalid={fault !== ''}
          aria-describedby={fault ? 'decline-fault' : undefined}
          onInput={(event) => {
            setReason(event.currentTarget.value);
            setFault('');
          }}
        />
        {fault && (
          <p class="input-fault" id="decline-fault" role="alert">
            <Icon name="alert" size={20} />
            {fault}
          </p>
        )}
        <div class="sheet-foot">
          <Button kind="secondary" onClick={onClose}>
            {words.decline.cancel}
          </Button>
          <Button kind="danger" type="submit" busy={busy} busyLabel={words.foot.busy}>
            {words.decline.button}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
