import type { AuditEntry } from '../../../../contract/app/documents.ts';
import { dayAndTime, fullTime } from '../../../lib/dates.ts';
import { eventIcon, eventNote, eventSentence } from './event-words.ts';

/** Rows of at least 44, newest first. */
export function ActivityList({ activity }: { activity: readonly AuditEntry[] }) {
  return (
    <ol>
      {activity.map((entry) => {
        const Icon = eventIcon(entry);
        const note = eventNote(entry);
        return (
          <li key={entry.seq} className="flex min-h-11 items-center gap-3 border-b border-hair py-1.5">
            <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
            <span className="min-w-0 flex-1 text-body break-words">
              {eventSentence(entry)}
              {note !== '' && <span className="block text-caption text-muted">{note}</span>}
            </span>
            <time
              dateTime={entry.at}
              title={fullTime(entry.at)}
              className="shrink-0 text-caption text-muted tabular-nums"
            >
              {dayAndTime(entry.at)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}
