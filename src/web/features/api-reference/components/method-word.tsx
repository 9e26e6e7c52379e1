import { cx } from '../../../lib/cx.ts';

const tones: Readonly<Record<string, string>> = {
  GET: 'text-success',
  POST: 'text-accent',
  PUT: 'text-warning',
  DELETE: 'text-danger',
};

interface MethodWordProps {
  method: string;
  /** All of the same width, in a list. */
  fixed?: boolean;
  /** In the colour of what surrounds it: on a chosen row its own would be too faint. */
  plain?: boolean;
}

/** The method in its colour; the word says it, too. */
export function MethodWord({ method, fixed = false, plain = false }: MethodWordProps) {
  return (
    <span
      className={cx(
        'font-mono text-caption font-semibold',
        !plain && (tones[method] ?? 'text-text'),
        fixed && 'w-12 shrink-0',
      )}
    >
      {method}
    </span>
  );
}
