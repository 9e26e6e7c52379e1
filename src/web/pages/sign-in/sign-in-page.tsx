import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { signIn } from '../../../contract/app/account.ts';
import { callQuietly, hasCode, messageOf } from '../../lib/api.ts';
import { becomeSignedIn } from '../../lib/me.ts';
import { safeNext } from '../../lib/next.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, PasswordInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';

const route = getRouteApi('/gate/sign-in');

const reasons: Record<string, string> = {
  reset: 'Your new password is set. Sign in with it.',
  everywhere: 'You are signed out everywhere.',
};

/** Email first, then the password. */
export function SignInPage() {
  const { email: given, next, reason } = route.useSearch();
  const [step, setStep] = useState<'email' | 'password'>('email');
  const [email, setEmail] = useState(given ?? '');
  const [problem, setProblem] = useState<string>();

  return (
    <>
      <h1 className="text-title font-semibold">Sign in</h1>
      {step === 'email' ? (
        <p className="mt-1 mb-5 text-body text-muted">
          New here?{' '}
          <Link to="/sign-up" search={{ email: email === '' ? undefined : email, next }}>
            Create an account
          </Link>
        </p>
      ) : (
        <p className="mt-1 mb-5 text-body break-words text-muted">
          {email}{' '}
          <button
            type="button"
            onClick={() => setStep('email')}
            className="cursor-pointer rounded-tick font-medium text-accent hover:underline"
          >
            Change
          </button>
        </p>
      )}
      {reason !== undefined && reasons[reason] !== undefined && (
        <div className="mb-4">
          <Banner tone="success">{reasons[reason]}</Banner>
        </div>
      )}
      {step === 'email' ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const parsed = z.email().safeParse(email.trim());
            if (parsed.success) {
              setProblem(undefined);
              setEmail(parsed.data);
              setStep('password');
            } else setProblem('Type your whole email address, such as ana@example.com.');
          }}
        >
          <Field label="Email" error={problem} roomy>
            {(control) => (
              <Input
                {...control}
                tall
                type="email"
                name="email"
                autoComplete="username"
                autoCapitalize="none"
                autoFocus
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" size="large" wide className="mt-4">
            Continue
          </Button>
        </form>
      ) : (
        <PasswordStep email={email} next={safeNext(next)} />
      )}
    </>
  );
}

function PasswordStep({ email, next }: { email: string; next: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      becomeSignedIn(client, await callQuietly(signIn, { body: { email, password } }));
      router.history.push(next);
    } catch (error) {
      if (hasCode(error, 'verify-email')) return navigate({ to: '/verify-email', search: { email, next } });
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {/* For password managers: the name that belongs to the password. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label="Password" error={problem} roomy>
        {(control) => (
          <PasswordInput
            {...control}
            tall
            name="password"
            autoComplete="current-password"
            required
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="large" wide loading={busy} className="mt-4">
        Sign in
      </Button>
      <p className="mt-4 text-body">
        <Link to="/forgot-password" search={{ email }}>
          Forgotten your password?
        </Link>
      </p>
    </form>
  );
}
