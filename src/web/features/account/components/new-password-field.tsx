import { useId } from 'react';
import { Field } from '../../../ui/field.tsx';
import { type InputProps, PasswordInput } from '../../../ui/input.tsx';
import { PasswordChecklist } from './password-checklist.tsx';

interface NewPasswordFieldProps extends InputProps {
  label: string;
  /** What has been typed, for the checklist. */
  typed: string;
  error?: string | undefined;
}

export function NewPasswordField({ label, typed, error, ...input }: NewPasswordFieldProps) {
  const rules = useId();
  return (
    <div>
      <Field label={label} error={error}>
        {(control) => (
          <PasswordInput
            {...control}
            {...input}
            autoComplete="new-password"
            aria-describedby={[control['aria-describedby'], rules].filter(Boolean).join(' ')}
          />
        )}
      </Field>
      <PasswordChecklist id={rules} password={typed} />
    </div>
  );
}
