import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { PasswordInput } from '../../../ui/input.tsx';

interface FilePasswordProps {
  /** One was tried and did not open it. */
  wrong: boolean;
  onPassword: (password: string) => void;
  onCancel: () => void;
}

/** Asks for the password of a file that can't be opened without. */
export function FilePassword({ wrong, onPassword, onCancel }: FilePasswordProps) {
  const [password, setPassword] = useState('');
  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (password !== '') onPassword(password);
  }
  return (
    <form onSubmit={onSubmit} className="mt-4">
      <Field
        label="Password of the file"
        hint="Used once to open it; it is not kept."
        error={wrong ? 'This is not its password.' : undefined}
      >
        {(control) => (
          <PasswordInput
            {...control}
            autoFocus
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary">
          Open the file
        </Button>
      </DialogActions>
    </form>
  );
}
