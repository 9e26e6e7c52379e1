import type { DocumentFilter } from '../../../domain/document/filters.ts';
import { cx } from '../../lib/cx.ts';
import { counted } from '../../lib/numbers.ts';
import { Link } from '../../ui/link.tsx';

export const filters: ReadonlyArray<{ value: DocumentFilter; label: string }> = [
  { value: 'all', label: 'All' },
  { value: 'needs-me', label: 'Needs me' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'completed', label: 'Completed' },
  { value: 'draft', label: 'Drafts' },
  { value: 'declined', label: 'Declined' },
  { value: 'expired', label: 'Expired' },
  { value: 'revoked', label: 'Revoked' },
  { value: 'trash', label: 'Trash' },
];

interface FilterChipsProps {
  chosen: DocumentFilter;
  counts: Partial<Record<DocumentFilter, number>> | undefined;
}

/** Saved filters by status, each an address; one scrolling row on phones. */
export function FilterChips({ chosen, counts }: FilterChipsProps) {
  return (
    <nav
      aria-label="Filter by status"
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] lg:mx-0 lg:flex-wrap lg:px-0"
    >
      {filters.map(({ value, label }) => (
        <Link
          key={value}
          to="/documents"
          search={(old) => ({ find: old.find, status: value === 'all' ? undefined : value })}
          aria-current={value === chosen ? 'true' : undefined}
          className={cx(
            'flex h-10 shrink-0 items-center gap-1.5 rounded-full border px-3 text-body font-medium sm:h-8',
            value === chosen ? 'border-accent bg-soft text-accent' : 'pressable border-line text-text',
          )}
        >
          {label}
          {counts?.[value] !== undefined && (
            <span className={cx('font-normal tabular-nums', value !== chosen && 'text-muted')}>
              {counted(counts[value])}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
