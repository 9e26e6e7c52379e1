import { Check, X } from 'lucide-react';
import { cx } from '../lib/cx.ts';
import { initials } from '../lib/numbers.ts';

export type PersonMark = 'done' | 'opened' | 'not-yet' | 'problem';

const markWords: Record<PersonMark, string> = {
  done: 'done',
  opened: 'opened it',
  'not-yet': "hasn't opened it",
  problem: 'declined or undelivered',
};

interface AvatarProps {
  name: string;
  mark?: PersonMark;
  /** In place of name and mark in words. */
  title?: string;
  /** The name stands beside it. */
  decorative?: boolean;
}

/** Neutral, as lists show people; the mark's shape alone says how far the person is. */
export function Avatar({ name, mark, title, decorative = false }: AvatarProps) {
  const label = title ?? (mark === undefined ? name : `${name}, ${markWords[mark]}`);
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label })}
      className="relative inline-block size-7 shrink-0"
    >
      <span className="grid size-7 place-items-center rounded-full border border-line bg-hover text-tiny font-semibold text-muted in-data-selected:bg-raised">
        {initials(name)}
      </span>
      {mark !== undefined && <Mark mark={mark} />}
    </span>
  );
}

function Mark({ mark }: { mark: PersonMark }) {
  const ring = 'absolute -end-1 -bottom-1 grid size-3.5 place-items-center rounded-full ring-[1.5px] ring-bg';
  if (mark === 'done') {
    return (
      <span className={cx(ring, 'bg-success text-bg')}>
        <Check className="size-2.5" strokeWidth={3} />
      </span>
    );
  }
  if (mark === 'problem') {
    return (
      <span className={cx(ring, 'bg-danger text-bg')}>
        <X className="size-2.5" strokeWidth={3} />
      </span>
    );
  }
  if (mark === 'opened') {
    return (
      <span className={cx(ring, 'bg-accent')}>
        <span className="size-1.5 rounded-full bg-bg" />
      </span>
    );
  }
  return <span className={cx(ring, 'border-[1.5px] border-control bg-bg')} />;
}

export const personColors = [
  'bg-person-0',
  'bg-person-1',
  'bg-person-2',
  'bg-person-3',
  'bg-person-4',
  'bg-person-5',
  'bg-person-6',
  'bg-person-7',
] as const;

/** Solid in the person's own colour: only inside a document. */
export function PersonAvatar({ name, index }: { name: string; index: number }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid size-8 shrink-0 place-items-center rounded-full text-caption font-semibold text-paper',
        personColors[index % personColors.length],
      )}
    >
      {initials(name)}
    </span>
  );
}
