import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentFilter, DocumentRow } from '../../../contract/app/documents.ts';
import { documentsQuery } from '../../features/documents/api/documents.ts';
import { ActDialogs } from '../../features/documents/components/act-dialogs.tsx';
import type { Asked } from '../../features/documents/components/acts.ts';
import { LastEvent } from '../../features/documents/components/last-event.tsx';
import { PeopleMarks } from '../../features/documents/components/people-marks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FirstSteps } from './first-steps.tsx';

const SHOWN = 5;

/** What needs me now, what waits on others, what was finished lately. */
export function HomePage() {
  const everything = useQuery(documentsQuery({ filter: 'all', perPage: 1 }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const isEmpty = everything.data?.total === 0;
  return (
    <PageBody>
      <PageHeader title="Home" />
      {everything.isPending && <SkeletonRows rows={5} />}
      {everything.isError && everything.data === undefined && (
        <ErrorState error={everything.error} onRetry={() => void everything.refetch()} />
      )}
      {isEmpty && <FirstSteps />}
      {everything.data !== undefined && (
        <div className={isEmpty ? 'mt-10 flex flex-col gap-8' : 'flex flex-col gap-8'}>
          <Part title="Needs you" filter="needs-me" empty="Nothing waits for you." act="sign" onAsk={setAsked} />
          <Part
            title="Waiting on others"
            filter="waiting"
            empty="No document waits on anybody."
            act="remind"
            onAsk={setAsked}
          />
          <Part title="Completed" filter="completed" empty="Finished documents show up here." onAsk={setAsked} />
        </div>
      )}
      <ActDialogs asked={asked} onClose={() => setAsked(null)} />
    </PageBody>
  );
}

interface PartProps {
  title: string;
  filter: DocumentFilter;
  empty: string;
  act?: 'sign' | 'remind';
  onAsk: (asked: Asked) => void;
}

const actWords = { sign: 'Sign', remind: 'Remind' } as const;

function Part({ title, filter, empty, act, onAsk }: PartProps) {
  const list = useQuery(documentsQuery({ filter, perPage: SHOWN }));
  const rows = list.data?.documents ?? [];
  const more = (list.data?.total ?? 0) > SHOWN;
  return (
    <section>
      <SectionHead
        title={title}
        count={list.data?.total}
        end={
          more && (
            <Link to="/documents" search={{ status: filter }} aria-label={`See all of: ${title}`}>
              See all
            </Link>
          )
        }
      />
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && rows.length === 0 && <p className="py-4 text-body text-muted">{empty}</p>}
      <ul>
        {rows.map((row) => (
          <HomeRow key={row.id} row={row} act={row.status === 'finalising' ? undefined : act} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  );
}

function HomeRow({ row, act, onAsk }: { row: DocumentRow; act: PartProps['act']; onAsk: PartProps['onAsk'] }) {
  return (
    <li className="flex min-h-[72px] items-center gap-4 border-b border-hair py-2 sm:min-h-14">
      <div className="min-w-0 flex-1">
        <Link
          to="/documents/$documentId"
          params={{ documentId: row.id }}
          className="block rounded-tick text-body font-medium break-words text-text"
        >
          {row.title}
        </Link>
        <p className="text-caption text-muted">
          <LastEvent row={row} />
        </p>
      </div>
      <span className="hidden sm:inline">
        <PeopleMarks people={row.recipients} />
      </span>
      {act !== undefined && (
        <Button
          size="small"
          aria-label={`${actWords[act]}: ${row.title}`}
          onClick={() => onAsk({ act, id: row.id, title: row.title })}
        >
          {actWords[act]}
        </Button>
      )}
    </li>
  );
}
