import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { forgotPassword } from '../../../contract/app/account.ts';
import { callQuietly, messageOf } from '../../lib/api.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';

const route = getRouteApi('/gate/forgot-password');

/** Says the same whether the address has an account or not. */
export function ForgotPasswordPage() {
  const { email: given } = route.useSearch();
  const [email, setEmail] = useState(given ?? '');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    const parsed = z.email().safeParse(email.trim());
    if (!parsed.success) return setProblem('Type your whole email address, such as ana@example.com.');
    setBusy(true);
    setProblem(undefined);
    try {
      await callQuietly(forgotPassword, { body: { email: parsed.data } });
      setSentTo(parsed.data);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  }

  if (sentTo !== null) {
    return (
      <div role="status">
        <h1 className="text-title font-semibold">Check your email</h1>
        <p className="mt-1 mb-5 text-body break-words text-muted">
          If {sentTo} has an account, a link to set a new password is on its way. It works once, for a short time.
        </p>
        <Link to="/sign-in" search={{ email: sentTo }} className={buttonClass({ size: 'large', wide: true })}>
          Back to sign in
        </Link>
      </div>
    );
  }
  return (
    <>
      <h1 className="text-title font-semibold">Forgotten password</h1>
      <p className="mt-1 mb-5 text-body text-muted">We mail you a link to set a new one.</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label="Email" error={problem} roomy>
          {(control) => (
            <Input
              {...control}
              tall
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="large" wide loading={busy} className="mt-4">
          Send the link
        </Button>
        <p className="mt-4 text-body">
          <Link to="/sign-in" search={{ email: email === '' ? undefined : email }}>
            Back to sign in
          </Link>
        </p>
      </form>
    </>
  );
}
