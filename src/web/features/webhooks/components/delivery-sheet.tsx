import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { messageOf } from '../../../lib/api.ts';
import { fullTime } from '../../../lib/dates.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Link } from '../../../ui/link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { tell } from '../../../ui/toast.tsx';
import { deliveryQuery, useResendDelivery } from '../api/webhooks.ts';
import { DeliveryBadge } from './delivery-badge.tsx';

/** One delivery: where to, what came back, the exact bytes and headers, and Resend. */
export function DeliverySheet({ id, onClose }: { id: string; onClose: () => void }) {
  const delivery = useQuery(deliveryQuery(id));
  const resend = useResendDelivery();
  const data = delivery.data;
  const ended = data?.state === 'delivered' || data?.state === 'failed';
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={data === undefined ? 'Delivery' : `Delivery of “${data.event}”`}
      foot={
        ended && (
          <Button
            icon={RefreshCw}
            loading={resend.isPending}
            onClick={() => whenDone(resend.mutateAsync(id), () => tell('Resending the same bytes'))}
          >
            Resend
          </Button>
        )
      }
    >
      {delivery.isPending && <SkeletonRows rows={4} />}
      {delivery.isError && <ErrorState error={delivery.error} onRetry={() => void delivery.refetch()} />}
      {data !== undefined && (
        <div className="flex flex-col gap-4">
          <div className="flex items-center justify-between gap-3">
            <Link
              to="/documents/$documentId"
              params={{ documentId: data.documentId }}
              className="min-w-0 truncate text-body font-medium text-accent hover:underline"
            >
              {data.documentTitle}
            </Link>
            <DeliveryBadge state={data.state} />
          </div>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-body">
            <dt className="text-muted">To</dt>
            <dd className="break-all">{data.url}</dd>
            <dt className="text-muted">Made</dt>
            <dd>{fullTime(data.createdAt)}</dd>
            {data.lastTriedAt !== null && data.deliveredAt === null && (
              <>
                <dt className="text-muted">Last try</dt>
                <dd>{fullTime(data.lastTriedAt)}</dd>
              </>
            )}
            {data.deliveredAt !== null && (
              <>
                <dt className="text-muted">Delivered</dt>
                <dd>{fullTime(data.deliveredAt)}</dd>
              </>
            )}
            {data.nextTryAt !== null && (
              <>
                <dt className="text-muted">Next try</dt>
                <dd>{fullTime(data.nextTryAt)}</dd>
              </>
            )}
            <dt className="text-muted">Tries</dt>
            <dd className="tabular-nums">{data.attempts}</dd>
            {data.lastStatus !== null && (
              <>
                <dt className="text-muted">Last answer</dt>
                <dd className="tabular-nums">{data.lastStatus}</dd>
              </>
            )}
          </dl>
          {data.lastError !== null && data.state !== 'delivered' && <Banner tone="danger">{data.lastError}</Banner>}
          {data.lastHeaders !== null && <CodeBlock title="Headers sent" text={headerLines(data.lastHeaders)} />}
          <CodeBlock title="Body" text={pretty(data.body)} />
          {data.lastAnswer !== null && (
            <CodeBlock title="Answer, its first kilobyte" text={data.lastAnswer === '' ? '(empty)' : data.lastAnswer} />
          )}
          {resend.isError && <Banner tone="danger">{messageOf(resend.error)}</Banner>}
        </div>
      )}
    </Sheet>
  );
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
