import type { DocumentRow } from '../../../../contract/app/documents.ts';
import { fullTime, timeAgo } from '../../../lib/dates.ts';
import { eventSentence } from './event-words.ts';

/** "Hana Sato opened the document, 2 h ago". */
export function LastEvent({ row }: { row: DocumentRow }) {
  const event = row.lastEvent;
  const at = event?.at ?? row.createdAt;
  return (
    <time dateTime={at} title={fullTime(at)}>
      {event === null ? 'Made' : eventSentence(event)}, {timeAgo(at)}
    </time>
  );
}
