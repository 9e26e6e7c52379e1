import { CircleAlert } from 'lucide-react';
import type { DocumentRow } from '../../../contract/app/documents.ts';
import type { Act, Asked } from '../../features/documents/components/acts.ts';
import { waitingWords } from '../../features/documents/components/person-words.ts';
import { cx } from '../../lib/cx.ts';
import { ageOf, daysUntil } from '../../lib/dates.ts';
import { plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';

const SLOW_DAYS = 5;
const SOON_DAYS = 3;
const DAY_MS = 86_400_000;

export interface Attention {
  row: DocumentRow;
  act: Extract<Act, 'sign' | 'remind'>;
  reason: string;
  urgent: boolean;
}

/** What to do something about: one's own turn, an end in sight, a request that nobody has opened for days. */
export function attentionOf(
  needsMe: readonly DocumentRow[],
  waiting: readonly DocumentRow[],
  now: number,
): readonly Attention[] {
  const mine = needsMe.map(
    (row): Attention => ({ row, act: 'sign', reason: endWords(row) || 'Your turn to sign', urgent: endsSoon(row) }),
  );
  const slow = waiting.flatMap((row): Attention[] => {
    const since = row.sentAt ?? row.createdAt;
    const stale =
      now - new Date(since).getTime() > SLOW_DAYS * DAY_MS && row.recipients.some((one) => one.state === 'current');
    if (row.status !== 'waiting' || (!endsSoon(row) && !stale)) return [];
    return [
      {
        row,
        act: 'remind',
        reason: [waitingWords(row.recipients), endsSoon(row) ? endWords(row).toLowerCase() : ageOf(since)]
          .filter(Boolean)
          .join(', '),
        urgent: endsSoon(row),
      },
    ];
  });
  return [...mine, ...slow];
}

function endsSoon(row: DocumentRow): boolean {
  return row.expiresAt !== null && daysUntil(row.expiresAt) <= SOON_DAYS;
}

function endWords(row: DocumentRow): string {
  if (row.expiresAt === null) return '';
  const days = daysUntil(row.expiresAt);
  return days <= 1 ? 'Ends today' : `Ends in ${plural(days, 'day', 'days')}`;
}

/** Rows of 56 (phones 72): page, name, reason, one button. */
export function AttentionList({ items, onAsk }: { items: readonly Attention[]; onAsk: (asked: Asked) => void }) {
  return (
    <ul>
      {items.map(({ row, act, reason, urgent }) => (
        <li key={row.id} className="flex min-h-18 items-center gap-3 border-b border-hair py-2 sm:min-h-14">
          <PagePicture />
          <div className="min-w-0 flex-1">
            <Link
              to="/documents/$documentId"
              params={{ documentId: row.id }}
              className="block rounded-tick font-medium text-text hover:underline max-sm:break-words sm:truncate"
              title={row.title}
            >
              {row.title}
            </Link>
            <p className={cx('flex gap-1.5 text-caption', urgent ? 'text-warning' : 'text-muted')}>
              {urgent && <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" strokeWidth={2} />}
              <span className="min-w-0 break-words">{reason}</span>
            </p>
          </div>
          <Button
            size="small"
            variant={act === 'sign' ? 'tonal' : 'secondary'}
            className="w-20 shrink-0"
            aria-label={`${act === 'sign' ? 'Sign' : 'Remind'}: ${row.title}`}
            onClick={() => onAsk({ act, id: row.id, title: row.title })}
          >
            {act === 'sign' ? 'Sign' : 'Remind'}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function PagePicture() {
  return (
    <span
      aria-hidden="true"
      className="flex h-[34px] w-[26px] shrink-0 flex-col gap-1 rounded-[2px] border border-line bg-paper px-1 py-1.5"
    >
      <span className="h-0.5 w-2.5 bg-[#7a8396]" />
      <span className="h-0.5 bg-[#c3c9d6]" />
      <span className="h-0.5 bg-[#d7dbe4]" />
      <span className="h-0.5 w-3 bg-[#c3c9d6]" />
    </span>
  );
}
