import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { type TokenEnvironment, useGenerateToken } from '../api/tokens.ts';

interface AddTokenDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  environments: readonly TokenEnvironment[];
  onToken: (token: string) => void;
}

export function AddTokenDialog({ open, onOpenChange, environments, onToken }: AddTokenDialogProps) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<TokenEnvironment | null>(null);
  const [missing, setMissing] = useState(false);
  const generate = useGenerateToken();
  const environment = chosen ?? environments[0] ?? 'sandbox';

  function submit(): void {
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    whenDone(generate.mutateAsync({ environment, name: name.trim() }), (answer) => {
      setName('');
      onOpenChange(false);
      onToken(answer.token);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a named token"
      description="Name it after the program that will use it."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Name" error={missing ? 'Type a name.' : undefined}>
          {(field) => (
            <Input
              {...field}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {environments.length > 1 && (
          <Segmented
            label="Environment"
            value={environment}
            options={environments.map((value) => ({ value, label: value === 'live' ? 'Live' : 'Sandbox' }))}
            onChange={setChosen}
          />
        )}
        {generate.isError && <Banner tone="danger">{messageOf(generate.error)}</Banner>}
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant={environment === 'live' ? 'primary' : 'sandbox'} loading={generate.isPending}>
            Generate token
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
