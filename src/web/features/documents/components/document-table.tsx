import type { DocumentRow } from '../../../../contract/app/documents.ts';
import { longDate, shortDate } from '../../../lib/dates.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Link } from '../../../ui/link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { ActMenu } from './act-menu.tsx';
import { type Asked, actsOf } from './acts.ts';
import { LastEvent } from './last-event.tsx';
import { PeopleMarks } from './people-marks.tsx';
import type { Selection } from './selection.ts';

const head = 'h-9 text-start text-caption font-medium text-muted';

/** Rows of 47 and a hair line; the whole row opens the document. Reaches 12 px beyond the content on both sides. */
export interface DocumentListProps {
  rows: readonly DocumentRow[];
  selection: Selection;
  onAsk: (asked: Asked) => void;
}

export function DocumentTable({ rows, selection, onAsk }: DocumentListProps) {
  const { chosen } = selection;
  return (
    <div className="-mx-3 hidden sm:block">
      <table className="w-full table-fixed border-collapse text-body">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={`${head} w-10 ps-3`}>
              <Checkbox
                checked={chosen.length === 0 ? false : chosen.length === rows.length || 'indeterminate'}
                onChange={selection.toggleAll}
                label="All on this page"
                hiddenLabel
              />
            </th>
            <th scope="col" className={`${head} w-[29%]`}>
              Name
            </th>
            <th scope="col" className={`${head} w-[172px]`}>
              Recipients
            </th>
            <th scope="col" className={`${head} w-[136px]`}>
              Status
            </th>
            <th scope="col" className={head}>
              Last event
            </th>
            <th scope="col" className={`${head} w-26`}>
              Expires
            </th>
            <th scope="col" className={`${head} w-12 pe-3`}>
              <span className="sr-only">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="relative h-12 border-b border-hair hover:bg-hover">
              <td className="ps-3">
                <span className="relative z-1 block w-fit">
                  <Checkbox
                    checked={selection.has(row.id)}
                    onChange={() => selection.toggle(row.id)}
                    label={`Select ${row.title}`}
                    hiddenLabel
                  />
                </span>
              </td>
              <td className="truncate pe-3">
                <Link
                  to="/documents/$documentId"
                  params={{ documentId: row.id }}
                  title={row.title}
                  className="rounded-tick font-normal text-text before:absolute before:inset-0 focus-visible:outline-offset-0"
                >
                  {row.title}
                </Link>
              </td>
              <td>
                <PeopleMarks people={row.recipients} />
              </td>
              <td>
                <StatusBadge status={row.status} />
              </td>
              <td className="truncate pe-3 text-muted">
                <LastEvent row={row} />
              </td>
              <td className="whitespace-nowrap text-muted tabular-nums">
                {row.expiresAt !== null && <time title={longDate(row.expiresAt)}>{shortDate(row.expiresAt)}</time>}
              </td>
              <td className="relative pe-3 text-end">
                <ActMenu id={row.id} title={row.title} acts={actsOf(row)} onAsk={onAsk} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
