import type { DocumentRow } from '../../../contract/app/documents.ts';
import { PeopleMarks } from '../../features/documents/components/people-marks.tsx';
import { waitingWords } from '../../features/documents/components/person-words.ts';
import { ageOf, timeAgo } from '../../lib/dates.ts';
import { Link } from '../../ui/link.tsx';

/** Rows of 48: name, marks, who and what, how long; on phones the age moves into the sentence. */
export function WaitingList({ rows }: { rows: readonly DocumentRow[] }) {
  return (
    <ul>
      {rows.map((row) => {
        const age = ageOf(row.lastEvent?.at ?? row.createdAt);
        const words = row.status === 'finalising' ? 'Being finalised' : waitingWords(row.recipients);
        return (
          <Line key={row.id} row={row} words={words} end={age} phoneWords={[words, age].filter(Boolean).join(', ')} />
        );
      })}
    </ul>
  );
}

export function CompletedList({ rows }: { rows: readonly DocumentRow[] }) {
  return (
    <ul>
      {rows.map((row) => {
        const when = timeAgo(row.completedAt ?? row.createdAt);
        return <Line key={row.id} row={row} words="Signed by everyone" end={when} phoneWords={`Completed ${when}`} />;
      })}
    </ul>
  );
}

interface LineProps {
  row: DocumentRow;
  words: string;
  end: string;
  phoneWords: string;
}

function Line({ row, words, end, phoneWords }: LineProps) {
  return (
    <li className="relative flex min-h-18 items-center gap-4 border-b border-hair py-2 hover:bg-surface sm:min-h-12 sm:py-1.5">
      <div className="min-w-0 flex-1">
        <Link
          to="/documents/$documentId"
          params={{ documentId: row.id }}
          title={row.title}
          className="block rounded-tick text-text before:absolute before:inset-0 max-sm:font-medium max-sm:break-words sm:truncate"
        >
          {row.title}
        </Link>
        <p className="text-caption text-muted sm:hidden">{phoneWords}</p>
      </div>
      <span className="relative shrink-0 sm:w-[112px]">
        <PeopleMarks people={row.recipients} />
      </span>
      <span className="hidden w-[206px] truncate text-muted sm:block" title={words}>
        {words}
      </span>
      <span className="hidden min-w-[52px] text-end whitespace-nowrap text-muted tabular-nums sm:block">{end}</span>
    </li>
  );
}
