import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Laptop } from 'lucide-react';
import { endSession, listSessions } from '../../../../contract/app/account.ts';
import { call, messageOf } from '../../../lib/api.ts';
import { browserName } from '../../../lib/browser-name.ts';
import { fullTime, timeAgo } from '../../../lib/dates.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { tell } from '../../../ui/toast.tsx';

const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: () => call(listSessions) });

export function SessionList() {
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => call(endSession, { params: { id } }),
    onSuccess: () => tell('Session ended'),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  if (sessions.isPending) return <SkeletonRows rows={2} height={64} />;
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <>
      {end.isError && (
        <div className="mt-3">
          <Banner tone="danger">{messageOf(end.error)}</Banner>
        </div>
      )}
      <ul>
        {sessions.data.sessions.map((session) => (
          <li key={session.id} className="flex min-h-16 items-center gap-3 border-b border-hair py-2">
            <Laptop aria-hidden="true" className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
            <div className="min-w-0 flex-1">
              <p className="text-body font-medium">{browserName(session.userAgent)}</p>
              <p className="text-caption break-words text-muted" title={fullTime(session.lastSeenAt)}>
                {session.ip ?? 'Unknown address'}. Last used {timeAgo(session.lastSeenAt)}, signed in{' '}
                {timeAgo(session.createdAt)}.
              </p>
            </div>
            {session.current ? (
              <Badge tone="accent" icon={Laptop}>
                This one
              </Badge>
            ) : (
              <Button
                size="small"
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
                aria-label={`End the session of ${browserName(session.userAgent)}`}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
