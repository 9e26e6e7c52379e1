import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RefreshCw, ScrollText, SearchX } from 'lucide-react';
import { useCallback } from 'react';
import { type RequestFilter, requestsQuery } from '../../features/request-log/api/request-log.ts';
import { RequestTable } from '../../features/request-log/components/request-table.tsx';
import { useMe } from '../../lib/me.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { RequestFilters } from './request-filters.tsx';

const route = getRouteApi('/shell/settings/request-log');

export function RequestLogPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { environment } = useMe();
  const calls = useInfiniteQuery(requestsQuery(filter));
  const onChange = useCallback(
    (change: RequestFilter) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true }),
    [navigate],
  );
  const rows = calls.data?.pages.flatMap((page) => page.requests) ?? [];
  const where = environment === 'sandbox' ? 'in the sandbox' : 'in Live';
  return (
    <PageBody>
      <PageHeader
        title="Request log"
        lead={`Calls of the API with your tokens ${where}, of the last 30 days. Bodies and tokens are not kept.`}
      />
      <RequestFilters filter={filter} onChange={onChange} />
      {calls.isPending && <SkeletonRows rows={8} />}
      {calls.isError && calls.data === undefined && (
        <ErrorState error={calls.error} onRetry={() => void calls.refetch()} />
      )}
      {calls.data !== undefined && rows.length === 0 && <NoCalls filtered={Object.values(filter).some(Boolean)} />}
      {rows.length > 0 && <RequestTable rows={rows} />}
      {calls.data !== undefined && (
        <div className="mt-3 flex flex-wrap gap-2">
          {calls.hasNextPage && (
            <Button size="small" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
              Show earlier
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={RefreshCw}
            loading={calls.isRefetching && !calls.isFetchingNextPage}
            onClick={() => void calls.refetch()}
          >
            Look again
          </Button>
        </div>
      )}
    </PageBody>
  );
}

function NoCalls({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        text="No call fits these filters."
        action={
          <Link to="/settings/request-log" className={buttonClass()}>
            Clear filters
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={ScrollText}
      text="Each call of the API shows up here within a second, with its status, time and request id."
      action={
        <Link to="/settings/api-token" className={buttonClass()}>
          Open API Token
        </Link>
      }
    />
  );
}
