import { shortDate } from '../../../lib/dates.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Link } from '../../../ui/link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ActMenu } from './act-menu.tsx';
import { actsOf } from './acts.ts';
import type { DocumentListProps } from './document-table.tsx';
import { LastEvent } from './last-event.tsx';
import { PeopleMarks } from './people-marks.tsx';

/** The list on phones: name, event, then badge, until and marks. */
export function DocumentCards({ rows, selection, onAsk }: DocumentListProps) {
  return (
    <ul className="-mx-4 border-t border-hair sm:hidden">
      {rows.map((row) => (
        <li key={row.id} className="relative border-b border-hair px-4 py-3">
          <div className="flex items-start gap-3">
            <span className="relative z-1 py-0.5">
              <Checkbox
                checked={selection.has(row.id)}
                onChange={() => selection.toggle(row.id)}
                label={`Select ${row.title}`}
                hiddenLabel
              />
            </span>
            <div className="min-w-0 flex-1">
              <Link
                to="/documents/$documentId"
                params={{ documentId: row.id }}
                className="block rounded-tick text-body font-medium break-words text-text before:absolute before:inset-0"
              >
                {row.title}
              </Link>
              <p className="text-caption text-muted">
                <LastEvent row={row} />
              </p>
            </div>
            <span className="relative -me-3">
              <ActMenu id={row.id} title={row.title} acts={actsOf(row)} onAsk={onAsk} size={40} />
            </span>
          </div>
          <div className="mt-1.5 flex items-center gap-3">
            <StatusBadge status={row.status} />
            {row.expiresAt !== null && (
              <span className="ms-auto text-caption text-muted">Until {shortDate(row.expiresAt)}</span>
            )}
            <span className={row.expiresAt === null ? 'relative ms-auto' : 'relative'}>
              <PeopleMarks people={row.recipients} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
