import { useState } from 'react';
import { plansWith } from '../../../../domain/credits/entitlements.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { isAddress, personName } from '../model/people.ts';
import { useEditor, useMay } from './editor-context.ts';

/** Everything about one person: name, address, what fills their fields, the access code. */
export function PersonDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { state, dispatch } = useEditor();
  const may = useMay();
  const person = state.content.people.find((each) => each.id === id);
  const [draft, setDraft] = useState(person);
  const [code, setCode] = useState<string | null>(person?.accessCode ?? null);
  const [tried, setTried] = useState(false);
  if (person === undefined || draft === undefined) return null;
  const template = state.mode === 'template';
  const email = draft.email.trim().toLowerCase();
  const twice = state.content.people.some((other) => other.id !== id && email !== '' && other.email === email);
  const emailFault =
    email !== '' && !isAddress(email)
      ? 'This is not an email address.'
      : twice
        ? 'Somebody else has this address.'
        : '';
  const codeFault = code !== null && code !== '' && !/^\d{6,}$/.test(code) ? 'At least 6 digits, nothing else.' : '';
  const has = code === null ? person.hasAccessCode : code !== '';

  const text = (
    key: 'name' | 'email' | 'phone' | 'company' | 'jobTitle' | 'role',
    label: string,
    rest: object = {},
  ) => (
    <Field label={label} error={key === 'email' && tried && emailFault !== '' ? emailFault : undefined}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
          {...rest}
        />
      )}
    </Field>
  );

  return (
    <Dialog open onOpenChange={onClose} title={template ? draft.role || 'Role' : personName(draft)}>
      <form
        className="mt-3 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (emailFault !== '' || codeFault !== '') return;
          const { id: _id, type: _type, hasAccessCode: _has, ...change } = draft;
          dispatch({
            kind: 'change-person',
            id,
            change: {
              ...change,
              email,
              name: draft.name.trim(),
              role: draft.role.trim() || person.role,
              accessCode: code,
            },
          });
          onClose();
        }}
      >
        {template && text('role', 'Role', { maxLength: 100 })}
        {text('email', 'Email', { type: 'email', inputMode: 'email', maxLength: 254 })}
        {text('name', 'Name', { maxLength: 200 })}
        <div className="grid gap-4 sm:grid-cols-2">
          {text('company', 'Company', { maxLength: 200 })}
          {text('jobTitle', 'Job title', { maxLength: 200 })}
        </div>
        {text('phone', 'Phone', { type: 'tel', maxLength: 50 })}
        <Field
          label="Access code"
          optional
          hint={codeHint(may('roles'), has, code)}
          error={tried && codeFault !== '' ? codeFault : undefined}
        >
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                readOnly={!may('roles')}
                placeholder={person.hasAccessCode && code === null ? '••••••' : ''}
                value={code ?? ''}
                onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
              />
              {has && <Button onClick={() => setCode('')}>Remove</Button>}
            </div>
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Apply
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function codeHint(allowed: boolean, has: boolean, code: string | null): string {
  if (!allowed) return `Needs the plan ${plansWith('roles').join(' or ')}.`;
  if (has && code === null) return 'A code is set. It can’t be read again, only replaced.';
  return 'Digits that you hand over yourself. They are asked for before anything is shown.';
}
