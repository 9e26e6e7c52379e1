import { useInfiniteQuery } from '@tanstack/react-query';
import { readAccountLog } from '../../../../contract/app/account.ts';
import { call } from '../../../lib/api.ts';
import { dayAndTime, fullTime } from '../../../lib/dates.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';

/** What happened to the account, newest first; nobody can edit it. */
export function AccountLog() {
  const log = useInfiniteQuery({
    queryKey: ['account-log'],
    queryFn: ({ pageParam }) => call(readAccountLog, { query: { limit: 20, before: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.more ? page.events[page.events.length - 1]?.id : undefined),
  });
  if (log.isPending) return <SkeletonRows rows={5} />;
  if (log.isError) return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;
  const events = log.data.pages.flatMap((page) => page.events);
  if (events.length === 0)
    return <p className="mt-3 text-body text-muted">Sign-ins, tokens and changes of your account show up here.</p>;
  return (
    <>
      <ul>
        {events.map((event) => (
          <li
            key={event.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hair py-3"
          >
            <span className="min-w-0 flex-1 basis-60 text-body break-words">
              {event.text}
              <span className="block text-caption text-muted">
                {event.actor}
                {event.ip !== null && `, ${event.ip}`}
              </span>
            </span>
            <time dateTime={event.at} title={fullTime(event.at)} className="text-caption text-muted tabular-nums">
              {dayAndTime(event.at)}
            </time>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <Button
          variant="quiet"
          size="small"
          className="mt-2 -ms-2"
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </>
  );
}
