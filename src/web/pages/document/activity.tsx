import type { AuditEntry } from '../../../contract/app/documents.ts';
import { eventIcon, eventNote, eventSentence } from '../../features/documents/components/event-words.ts';
import { dayAndTime, fullTime } from '../../lib/dates.ts';

/** The audit log in words, newest first. */
export function Activity({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ol>
      {entries.map((entry) => {
        const Icon = eventIcon(entry);
        const note = eventNote(entry);
        return (
          <li key={entry.seq} className="flex min-h-11 items-start gap-3 border-b border-hair py-2.5">
            <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" strokeWidth={1.75} />
            <span className="min-w-0 flex-1 text-body break-words">
              {eventSentence(entry)}
              {(note !== '' || entry.ip !== null) && (
                <span className="block text-caption text-muted">
                  {[note, entry.ip === null ? '' : `from ${entry.ip}`].filter((part) => part !== '').join(', ')}
                </span>
              )}
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
