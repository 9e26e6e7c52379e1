import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Set behind the label when the answer may stay empty. */
  optional?: boolean;
  /** 8 px between label and input, where the input opens focused. */
  roomy?: boolean;
  children: (control: FieldControl) => ReactNode;
}

/** Label, hint and error, tied to the control that `children` draws. */
export function Field({ label, hint, error, optional = false, roomy = false, children }: FieldProps) {
  const id = useId();
  const described = [hint !== undefined ? `${id}-hint` : '', error !== undefined ? `${id}-error` : ''].filter(Boolean);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={`block text-body font-medium ${roomy ? 'mb-2' : 'mb-1'}`}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-caption text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
    </div>
  );
}

export function FieldError({ id, text }: { id?: string; text: string }) {
  return (
    <p id={id} role="alert" className="mt-1 flex gap-1.5 text-caption text-danger">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" strokeWidth={2} />
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}
