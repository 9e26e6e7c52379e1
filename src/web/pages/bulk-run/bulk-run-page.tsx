import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CircleCheck, CircleX, Clock, RotateCw, Square } from 'lucide-react';
import type { BulkRun } from '../../../contract/app/bulk-send.ts';
import { bulkRunQuery, useRunAct } from '../../features/bulk-send/api/bulk-send.ts';
import { messageOf } from '../../lib/api.ts';
import { count, plural } from '../../lib/numbers.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Cell, Head, Row, Table } from '../../ui/table.tsx';

const route = getRouteApi('/shell/bulk-sends/$bulkSendId');

const looks = {
  sent: { tone: 'success', icon: CircleCheck, word: 'Sent' },
  failed: { tone: 'danger', icon: CircleX, word: 'Failed' },
  waiting: { tone: 'neutral', icon: Clock, word: 'Waiting' },
} as const;

/** How far a bulk send is, and what became of each row. One can leave it: the run goes on. */
export function BulkRunPage() {
  const { bulkSendId } = route.useParams();
  const { status, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(bulkRunQuery(bulkSendId, status, page));
  const { data } = query;
  if (data === undefined) {
    return (
      <PageBody>
        <PageHeader title="Bulk send" />
        {query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonRows rows={6} />
        )}
      </PageBody>
    );
  }
  const { run, results, pages } = data;
  const filters = [
    { value: 'all', label: `All ${count(run.sent + run.failed + run.waiting)}` },
    { value: 'sent', label: `Sent ${count(run.sent)}` },
    { value: 'failed', label: `Failed ${count(run.failed)}` },
  ] as const;
  return (
    <PageBody>
      <PageHeader title="Bulk send" lead={run.title} />
      <Progress run={run} />
      <Acts run={run} />
      <Segmented
        label="Which rows"
        className="mt-6 mb-2 w-full sm:w-fit"
        value={status === 'sent' || status === 'failed' ? status : 'all'}
        options={filters}
        onChange={(value) => void navigate({ search: { status: value === 'all' ? undefined : value }, replace: true })}
      />
      {results.length === 0 ? (
        <p className="py-6 text-body text-muted">No row here.</p>
      ) : (
        <Table label="Rows">
          <Head columns={['Row', 'People', 'Result', { label: 'Document', hidden: true }]} />
          <tbody>
            {results.map(({ row, status: state, people, reason, documentId }) => (
              <Row key={row}>
                <Cell label="Row" whole>
                  {row}
                </Cell>
                <Cell label="People" main>
                  {people.join(', ')}
                </Cell>
                <Cell label="Result">
                  <Badge tone={looks[state].tone} icon={looks[state].icon}>
                    {looks[state].word}
                  </Badge>
                  {reason !== '' && <span className="ms-2 text-caption text-muted">{reason}</span>}
                </Cell>
                <Cell label="" end empty={documentId === null}>
                  {documentId !== null && (
                    <Link
                      to="/documents/$documentId"
                      params={{ documentId }}
                      aria-label={`Open the document of row ${row}`}
                    >
                      Open
                    </Link>
                  )}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <Paging page={page} pages={pages} onPage={(to) => void navigate({ search: (old) => ({ ...old, page: to }) })} />
    </PageBody>
  );
}

function Progress({ run }: { run: BulkRun }) {
  const { sent, failed, waiting, finishedAt } = run;
  const total = sent + failed + waiting;
  const done = sent + failed;
  const words =
    finishedAt === null
      ? `${count(done)} of ${plural(total, 'row', 'rows')} done`
      : failed === 0
        ? `All ${plural(total, 'document was', 'documents were')} sent`
        : `${count(sent)} sent, ${plural(failed, 'row', 'rows')} failed`;
  return (
    <section aria-label="Progress" className="rounded-card border border-line bg-raised p-5">
      <p role="status" className="text-section font-semibold">
        {words}
      </p>
      <div
        role="progressbar"
        aria-label="Rows done"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="mt-3 flex h-2 overflow-hidden rounded-full bg-hover"
      >
        <span className="bg-success" style={{ width: `${(100 * sent) / Math.max(1, total)}%` }} />
        <span className="bg-danger" style={{ width: `${(100 * failed) / Math.max(1, total)}%` }} />
      </div>
      <p className="mt-3 text-body text-muted">
        {finishedAt === null
          ? 'You can leave this page. The run goes on, and its summary comes by mail.'
          : `The summary is in your mail. ${plural(sent, 'credit was', 'credits were')} used.`}
      </p>
    </section>
  );
}

function Acts({ run }: { run: BulkRun }) {
  const retry = useRunAct(run.id, 'retry');
  const stop = useRunAct(run.id, 'stop');
  const error = retry.error ?? stop.error;
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        {run.finishedAt === null && run.waiting > 0 && (
          <Button icon={Square} loading={stop.isPending} onClick={() => stop.mutate()}>
            Stop the rest
          </Button>
        )}
        {run.finishedAt !== null && run.failed > 0 && (
          <Button variant="primary" icon={RotateCw} loading={retry.isPending} onClick={() => retry.mutate()}>
            Try {plural(run.failed, 'failed row', 'failed rows')} again
          </Button>
        )}
      </div>
      {error !== null && (
        <div className="mt-3">
          <Banner tone="danger">{messageOf(error)}</Banner>
        </div>
      )}
    </>
  );
}
