import { Check, Circle } from 'lucide-react';
import { type PasswordRule, passwordChecklist } from '../../../../domain/account/password.ts';
import { cx } from '../../../lib/cx.ts';

const words: Record<PasswordRule, string> = {
  length: '8 characters or more',
  upper: 'A capital letter',
  lower: 'A small letter',
  digit: 'A digit',
  symbol: 'A symbol',
};

/** Ticks itself off while one types; the server asks the same rules. */
export function PasswordChecklist({ id, password }: { id: string; password: string }) {
  return (
    <ul
      id={id}
      aria-label="The password needs"
      className="mt-2 grid grid-cols-1 gap-x-4 gap-y-1 min-[400px]:grid-cols-2"
    >
      {passwordChecklist(password).map(({ rule, holds }) => (
        <li key={rule} className={cx('flex items-center gap-1.5 text-caption', holds ? 'text-success' : 'text-muted')}>
          {holds ? (
            <Check aria-hidden="true" className="size-3.5" strokeWidth={2} />
          ) : (
            <Circle aria-hidden="true" className="size-3.5 p-0.5" strokeWidth={2} />
          )}
          {words[rule]}
          <span className="sr-only">{holds ? ': done' : ': missing'}</span>
        </li>
      ))}
    </ul>
  );
}
