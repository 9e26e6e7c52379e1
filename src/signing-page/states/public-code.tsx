/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { PublicCodeFault, PublicCodeView } from '../../domain/recipient/public-view.ts';
import { useOnce } from '../effects.ts';
import { Button } from '../parts/button.tsx';
import { Head, useHelpItems } from '../parts/head.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { CodeInput } from './code-input.tsx';
import { StateTitle } from './frame.tsx';
import { useBusyForm } from './use-busy-form.ts';

/** The code from the mail. Without the script the input is a plain one, and the button for another code always there. */
export function PublicCodePage({ view }: { readonly view: PublicCodeView }) {
  const { template, visitId, maskedEmail } = view;
  const [runs, setRuns] = useState(false);
  const [code, setCode] = useState('');
  const { busy, onSubmit } = useBusyForm();
  const menu = useHelpItems();
  useOnce(() => setRuns(true));
  const address = `/publicsign/visit/${visitId}`;
  const [before, masked, after] = words.visit.codeText(maskedEmail);
  return (
    <div class="state">
      <Head title={template.title} sender={template.ownerName} menu={menu} />
      <main class="state-body gate">
        <StateTitle text={words.gate.mailTitle} />
        <form id="again" method="post" action={`${address}/code`} />
        <form method="post" action={address} noValidate onSubmit={onSubmit}>
          <p class="muted">
            {before}
            <strong>
              <bdi>{masked}</bdi>
            </strong>
            {after}
          </p>
          {view.captured && <p class="visit-note">{words.visit.captured(template.ownerName)}</p>}
          <div class={runs ? undefined : 'plain-code'}>
            <CodeInput name="code" value={code} cells={runs} fault={faultText(view.fault)} onChange={setCode} />
          </div>
          <Resend seconds={runs ? waitOf(view) : 0} />
          <Button type="submit" busy={busy} busyLabel={words.foot.busy}>
            {words.gate.go}
          </Button>
        </form>
        <p class="muted small">{words.visit.lost}</p>
        <a class="visit-link" href={`/publicsign?templateid=${encodeURIComponent(template.id)}`}>
          {words.visit.other}
        </a>
      </main>
    </div>
  );
}

/** Belongs to the other form of the page, which asks for another code. */
function Resend({ seconds }: { readonly seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => setLeft(seconds), [seconds]);
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
        <button type="submit" form="again" class="link-button">
          <Icon name="mail" size={20} /> {words.gate.resend}
        </button>
      )}
    </div>
  );
}

function waitOf({ fault, resendAfterSeconds }: PublicCodeView): number {
  return fault !== null && 'retryAfterSeconds' in fault ? fault.retryAfterSeconds : resendAfterSeconds;
}

function faultText(fault: PublicCodeFault | null): string {
  switch (fault?.code) {
    case undefined:
      return '';
    case 'missing':
      return words.gate.empty;
    case 'code-wrong':
      return fault.triesLeft > 0 ? words.gate.wrong(fault.triesLeft) : words.gate.expired;
    case 'code-expired':
      return words.gate.expired;
    case 'too-soon':
      return words.visit.tooSoon(fault.retryAfterSeconds);
    case 'locked':
      return words.visit.lockedForm(fault.retryAfterSeconds);
  }
}
