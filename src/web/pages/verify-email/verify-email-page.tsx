import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { resendCode, verifyEmail } from '../../../contract/app/account.ts';
import { ApiError, callQuietly, messageOf } from '../../lib/api.ts';
import { useInstance } from '../../lib/instance.ts';
import { becomeSignedIn } from '../../lib/me.ts';
import { safeNext } from '../../lib/next.ts';
import { useCountdown } from '../../lib/use-countdown.ts';
import { Button } from '../../ui/button.tsx';
import { CodeInput } from '../../ui/code-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';
import { SupportLine } from '../../ui/support-link.tsx';

const route = getRouteApi('/gate/verify-email');

/** Six digits from the mail; the last one sends them. */
export function VerifyEmailPage() {
  const { email = '', next } = route.useSearch();
  const { codeMinutes, resendSeconds } = useInstance();
  const client = useQueryClient();
  const router = useRouter();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [wait, restart] = useCountdown(resendSeconds);

  async function verify(digits: string): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      becomeSignedIn(client, await callQuietly(verifyEmail, { body: { email, code: digits } }));
      router.history.push(safeNext(next));
    } catch (error) {
      setProblem(messageOf(error));
      setCode('');
      setBusy(false);
    }
  }

  async function resend(): Promise<void> {
    setProblem(undefined);
    try {
      const { resendAfterSeconds } = await callQuietly(resendCode, { body: { email } });
      setSaid(`A new code is on its way to ${email}. Older ones no longer work.`);
      restart(resendAfterSeconds);
    } catch (error) {
      setProblem(messageOf(error));
      if (error instanceof ApiError && typeof error.detail.retryAfterSeconds === 'number')
        restart(error.detail.retryAfterSeconds);
    }
  }

  return (
    <>
      <h1 className="text-title font-semibold">Check your email</h1>
      <p className="mt-1 mb-5 text-body break-words text-muted">
        We sent a code of six digits to <strong className="font-medium text-text">{email}</strong>. It works for{' '}
        {codeMinutes} minutes.{' '}
        <Link to="/sign-up" search={{ email, next }}>
          Change the address
        </Link>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (code.length === 6) void verify(code);
          else setProblem('The code has six digits.');
        }}
      >
        <Field label="Code" error={problem} roomy>
          {(field) => (
            <CodeInput {...field} value={code} onChange={setCode} onComplete={(digits) => void verify(digits)} />
          )}
        </Field>
        <Button type="submit" variant="primary" size="large" wide loading={busy} className="mt-4">
          Verify email
        </Button>
      </form>
      <div className="mt-4 text-body text-muted">
        {wait > 0 ? (
          <p>Nothing there? Look under spam. You can ask for a new code in {wait} s.</p>
        ) : (
          <Button variant="quiet" size="small" className="-ms-2" onClick={() => void resend()}>
            Send a new code
          </Button>
        )}
        <p role="status">{said}</p>
        <p className="mt-2 text-caption">
          <SupportLine before="Still nothing? Write to" />
        </p>
      </div>
    </>
  );
}
