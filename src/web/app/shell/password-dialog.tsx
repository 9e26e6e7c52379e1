import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { confirmPassword, signIn } from '../../../contract/app/account.ts';
import { callQuietly, messageOf } from '../../lib/api.ts';
import { useInstance } from '../../lib/instance.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/input.tsx';

/** `sign-in`: the session is lost. `confirm`: an act wants the password again. */
export type Question = 'sign-in' | 'confirm';

/** Asks for the password over the page; in the sandbox, which has none, it says where the door is. */
export function PasswordDialog({ question, onAnswer }: { question: Question; onAnswer: (goOn: boolean) => void }) {
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
