/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { PageView } from '../../contract/sign/page.ts';
import type { GateView } from '../../domain/recipient/signing-view.ts';
import { Refused } from '../api.ts';
import { usePage } from '../context.ts';
import { useOnce } from '../effects.ts';
import { Button } from '../parts/button.tsx';
import { Head } from '../parts/head.tsx';
import { Icon } from '../parts/icons.tsx';
import { refusalText } from '../sentences.ts';
import { words } from '../words.ts';
import { CodeInput } from './code-input.tsx';
import { StateFrame, StateTitle } from './frame.tsx';

/** One question before title and pages: the access code, or the code from the mail. */
export function GatePage({ view }: { readonly view: GateView }) {
  const { api, show } = usePage();
  const mail = view.gate === 'email-code';
  const [code, setCode] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const [locked, setLocked] = useState(0);
  const head = <Head title={view.senderName} sender="" />;

  async function check(): Promise<void> {
    if (code.trim() === '') return setFault(words.gate.empty);
    setBusy(true);
    try {
      show(await api.post<PageView>(mail ? 'email-code/check' : 'access-code', { code: code.trim() }));
    } catch (refused) {
      if (refused instanceof Refused && refused.code === 'locked') setLocked(Number(refused.detail.retryAfterSeconds));
      else if (refused instanceof Refused && refused.code === 'no-gate') show(await api.get<PageView>('state'));
      else setFault(faultText(refused));
      setCode('');
    }
    setBusy(false);
  }

  if (locked > 0) {
    return (
      <StateFrame head={head} icon="lock" tone="danger" title={words.gate.lockedTitle}>
        <p>{words.gate.locked(locked)}</p>
        <p class="muted">{words.gate.noCode(view.senderName)}</p>
      </StateFrame>
    );
  }
  return (
    <div class="state">
      {head}
      <main class="state-body gate">
        <StateTitle text={mail ? words.gate.mailTitle : words.gate.accessTitle} />
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void check();
          }}
        >
          {mail ? <MailWords view={view} /> : <p class="muted">{words.gate.accessText(view.senderName)}</p>}
          <CodeInput value={code} cells={mail} fault={fault} onChange={setCode} />
          {mail && <Resend view={view} onFault={setFault} />}
          <Button type="submit" busy={busy} busyLabel={words.foot.busy}>
            {words.gate.go}
          </Button>
        </form>
        <p class="muted small">{mail ? words.gate.lost(view.senderName) : words.gate.noCode(view.senderName)}</p>
      </main>
    </div>
  );
}

function MailWords({ view }: { readonly view: GateView }) {
  const parts = (view.codeSent ? words.gate.mailText : words.gate.mailSending)(view.senderName, view.maskedEmail);
  return (
    <p class="muted">
      {parts[0]}
      <strong>
        <bdi>{parts[1]}</bdi>
      </strong>
      {parts[2]}
    </p>
  );
}

/** Sends the code by the page's own first request, then again on demand after a pause. */
function Resend({ view, onFault }: { readonly view: GateView; readonly onFault: (text: string) => void }) {
  const { api, say, show } = usePage();
  const [left, setLeft] = useState(view.resendAfterSeconds);

  async function send(): Promise<void> {
    onFault('');
    try {
      const after = await api.post<PageView>('email-code');
      show(after);
      setLeft(after.state === 'gate' ? Math.max(after.resendAfterSeconds, 1) : 0);
      say(words.gate.sent);
    } catch (refused) {
      if (refused instanceof Refused && refused.detail.retryAfterSeconds) {
        setLeft(Number(refused.detail.retryAfterSeconds));
      } else onFault(words.gate.sendFailed);
    }
  }
  useOnce(() => {
    if (!view.codeSent) void send();
  });
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  return (
    <div class="resend">
      {left > 0 ? (
        <span class="muted">{words.gate.resendIn(left)}</span>
      ) : (
        <button type="button" class="link-button" onClick={() => void send()}>
          <Icon name="mail" size={20} /> {words.gate.resend}
        </button>
      )}
    </div>
  );
}

function faultText(refused: unknown): string {
  if (!(refused instanceof Refused)) return refusalText('unreachable');
  if (refused.code === 'code-wrong') return words.gate.wrong(Number(refused.detail.triesLeft));
  return refused.code === 'code-expired' ? words.gate.expired : refusalText(refused.code);
}
