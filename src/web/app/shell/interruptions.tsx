import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { confirmPassword, signIn } from '../../../contract/app/account.ts';
import { callQuietly, messageOf, onInterruption } from '../../lib/api.ts';
import { useInstance } from '../../lib/instance.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/input.tsx';

type Question = 'sign-in' | 'confirm';
interface Asked {
  question: Question;
  answer: (goOn: boolean) => void;
}

/**
 * Stands over the page when the session is lost, or when an act wants the password again; afterwards the interrupted
 * request is made once more. Several requests that fail together ask once.
 */
export function Interruptions() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = useRef<{ question: Question; promise: Promise<boolean> } | null>(null);

  useEffect(() => {
    function ask(question: Question): Promise<boolean> {
      if (open.current?.question === question) return open.current.promise;
      const promise = new Promise<boolean>((resolve) => {
        setAsked({
          question,
          answer: (goOn) => {
            open.current = null;
            setAsked(null);
            resolve(goOn);
          },
        });
      });
      open.current = { question, promise };
      return promise;
    }
    onInterruption({ signInAgain: () => ask('sign-in'), confirmPassword: () => ask('confirm') });
    return () => onInterruption(null);
  }, []);

  if (asked === null) return null;
  return <PasswordDialog key={asked.question} question={asked.question} onAnswer={asked.answer} />;
}

function PasswordDialog({ question, onAnswer }: { question: Question; onAnswer: (goOn: boolean) => void }) {
  const client = useQueryClient();
  const { account } = useMe();
  const { signIn: ways, liveUrl } = useInstance();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const lost = question === 'sign-in';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      if (lost)
        client.setQueryData(meQuery.queryKey, await callQuietly(signIn, { body: { email: account.email, password } }));
      else await callQuietly(confirmPassword, { body: { password } });
      onAnswer(true);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  if (lost && ways === 'button') {
    return (
      <Dialog
        open
        onOpenChange={() => onAnswer(false)}
        title="Your sandbox session has ended"
        description="Sandbox sessions last at most 8 hours. Press Login to Sandbox on the API Token page in Live to go on."
      >
        <DialogActions>
          <a href={`${liveUrl}/settings/api-token`} className={buttonClass({ variant: 'primary' })}>
            Open the API Token page
          </a>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={() => onAnswer(false)}
      title={lost ? 'Sign in again' : 'Confirm it’s you'}
      description={
        lost
          ? 'Your session has ended. Everything on this page is still here; it goes on after you sign in.'
          : 'This act asks for your password again. It then isn’t asked for 15 minutes.'
      }
    >
      <form onSubmit={(event) => void submit(event)}>
        <input type="email" autoComplete="username" value={account.email} readOnly hidden />
        <p className="mb-4 text-body break-words">{account.email}</p>
        <Field label="Password" error={problem}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={() => onAnswer(false)}>Cancel</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {lost ? 'Sign in' : 'Confirm'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
