import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { DocumentRow } from '../../../contract/app/documents.ts';
import { documentsQuery } from '../../features/documents/api/documents.ts';
import { ActLayer } from '../../features/documents/components/act-layer.tsx';
import type { Asked } from '../../features/documents/components/acts.ts';
import { daysUntil } from '../../lib/dates.ts';
import { useMe } from '../../lib/me.ts';
import { count, plural } from '../../lib/numbers.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AttentionList, attentionOf } from './attention-list.tsx';
import { DropTarget } from './drop-target.tsx';
import { CompletedList, WaitingList } from './waiting-list.tsx';

const FirstSteps = lazy(() => import('./first-steps.tsx').then((file) => ({ default: file.FirstSteps })));

const SHOWN = 5;
const READ = 50;
const SOON_DAYS = 7;

/** What needs me now, what waits on others, what was completed. */
export function HomePage() {
  const needsMe = useQuery(documentsQuery({ filter: 'needs-me', perPage: SHOWN }));
  const waiting = useQuery(documentsQuery({ filter: 'waiting', perPage: READ }));
  const completed = useQuery(documentsQuery({ filter: 'completed', perPage: SHOWN }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const failed = [needsMe, waiting, completed].find((query) => query.isError && query.data === undefined);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  const ready = needsMe.data !== undefined && waiting.data !== undefined && completed.data !== undefined;
  return (
    <PageBody>
      <PageHeader title="Home" />
      <DropTarget />
      {!ready && <SkeletonRows rows={8} />}
      {ready && needsMe.data.counts.all === 0 && (
        <>
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <FirstSteps />
          </Suspense>
          <EmptySections />
        </>
      )}
      {ready && needsMe.data.counts.all > 0 && (
        <InUse
          needsMe={needsMe.data.documents}
          needsMeTotal={needsMe.data.total}
          waiting={waiting.data.documents}
          waitingTotal={waiting.data.total}
          completed={completed.data.documents}
          completedTotal={completed.data.total}
          onAsk={setAsked}
        />
      )}
      <ActLayer asked={asked} onClose={() => setAsked(null)} />
    </PageBody>
  );
}

interface InUseProps {
  needsMe: readonly DocumentRow[];
  needsMeTotal: number;
  waiting: readonly DocumentRow[];
  waitingTotal: number;
  completed: readonly DocumentRow[];
  completedTotal: number;
  onAsk: (asked: Asked) => void;
}

function InUse(props: InUseProps) {
  const attention = attentionOf(props.needsMe, props.waiting, Date.now());
  const named = new Set(attention.map((item) => item.row.id));
  const waiting = props.waiting.filter((row) => !named.has(row.id)).slice(0, SHOWN);
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_264px]">
      <div className="flex min-w-0 flex-col gap-8">
        <section>
          <SectionHead
            title="Needs you"
            count={attention.length + Math.max(0, props.needsMeTotal - props.needsMe.length)}
            end={<SeeAll filter="needs-me" shown={props.needsMeTotal > props.needsMe.length} />}
          />
          {attention.length === 0 ? (
            <p className="py-3 text-muted">Nothing to sign and nothing to chase.</p>
          ) : (
            <AttentionList items={attention.slice(0, SHOWN)} onAsk={props.onAsk} />
          )}
        </section>
        <section>
          <SectionHead
            title="Waiting on others"
            count={props.waitingTotal}
            end={<SeeAll filter="waiting" shown={props.waitingTotal > 0} />}
          />
          {waiting.length === 0 ? (
            <p className="py-3 text-muted">Shows who has your document, and for how long.</p>
          ) : (
            <WaitingList rows={waiting} />
          )}
        </section>
        <section>
          <SectionHead
            title="Recently completed"
            end={<SeeAll filter="completed" shown={props.completedTotal > 0} />}
          />
          {props.completed.length === 0 ? (
            <p className="py-3 text-muted">Signed documents and their certificates show up here.</p>
          ) : (
            <CompletedList rows={props.completed} />
          )}
        </section>
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <CreditsLeft />
        <ExpiringSoon rows={props.waiting} />
      </div>
    </div>
  );
}

function SeeAll({ filter, shown }: { filter: 'needs-me' | 'waiting' | 'completed'; shown: boolean }) {
  if (!shown) return null;
  return (
    <Link
      to="/documents"
      search={{ status: filter }}
      aria-label={`See all ${filter === 'needs-me' ? 'that need you' : filter}`}
    >
      See all
    </Link>
  );
}

function CreditsLeft() {
  const { tenant, environment } = useMe();
  return (
    <section>
      <SectionHead title={environment === 'live' ? 'Credits' : 'Play credits'} />
      <p className="mt-3 text-muted">
        <span className="text-title font-semibold text-text tabular-nums">{count(tenant.creditsLeft)}</span> left
      </p>
      <p className="mt-1 mb-2 text-caption text-muted">A document made by API uses 1.</p>
      {environment === 'live' ? (
        <Link
          to="/settings/api-token"
          search={{ buy: true }}
          className="text-caption font-medium text-accent hover:underline"
        >
          Buy premium credits
        </Link>
      ) : (
        <Link to="/settings/credits" className="text-caption font-medium text-accent hover:underline">
          Refill
        </Link>
      )}
    </section>
  );
}

function ExpiringSoon({ rows }: { rows: readonly DocumentRow[] }) {
  const soon = rows
    .flatMap((row) => (row.expiresAt === null ? [] : [{ row, days: daysUntil(row.expiresAt) }]))
    .filter(({ days }) => days <= SOON_DAYS)
    .sort((a, b) => a.days - b.days)
    .slice(0, SHOWN);
  if (soon.length === 0) return null;
  return (
    <section>
      <SectionHead title="Expiring soon" />
      <ul>
        {soon.map(({ row, days }) => (
          <li key={row.id} className="flex min-h-10 items-center justify-between gap-3 border-b border-hair py-2">
            <Link
              to="/documents/$documentId"
              params={{ documentId: row.id }}
              title={row.title}
              className="min-w-0 truncate rounded-tick text-text hover:underline"
            >
              {row.title}
            </Link>
            <span className="shrink-0 text-muted tabular-nums">
              {days <= 1 ? 'today' : plural(days, 'day', 'days')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EmptySections() {
  return (
    <div className="mt-8 grid gap-x-10 gap-y-6 sm:grid-cols-2">
      <section>
        <SectionHead title="Needs you" />
        <p className="py-3 text-muted">What you have to sign or chase shows up here.</p>
      </section>
      <section>
        <SectionHead title="Waiting on others" />
        <p className="py-3 text-muted">Shows who has your document, and for how long.</p>
      </section>
    </div>
  );
}
