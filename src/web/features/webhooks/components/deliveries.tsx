import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight, Webhook } from 'lucide-react';
import { useState } from 'react';
import { dayAndTime, fullTime } from '../../../lib/dates.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { deliveriesQuery } from '../api/webhooks.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { DeliverySheet } from './delivery-sheet.tsx';

/** What was sent or is about to be, newest first. */
export function Deliveries() {
  const deliveries = useInfiniteQuery(deliveriesQuery);
  const [open, setOpen] = useState<string | null>(null);
  if (deliveries.isPending) return <SkeletonRows rows={4} />;
  if (deliveries.isError) return <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} />;
  const rows = deliveries.data.pages.flatMap((page) => page.deliveries);
  if (rows.length === 0)
    return <EmptyState icon={Webhook} text="Each event of a document that is posted to your address shows up here." />;
  return (
    <>
      <ul>
        {rows.map((delivery) => (
          <li key={delivery.id} className="border-b border-hair">
            <button
              type="button"
              onClick={() => setOpen(delivery.id)}
              className="pressable flex w-full items-center gap-3 rounded-control py-3 text-start"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate text-body">
                  <span className="font-medium">{delivery.event}</span> {delivery.documentTitle}
                </span>
                <span className="block text-caption text-muted" title={fullTime(delivery.createdAt)}>
                  {dayAndTime(delivery.createdAt)}, {plural(delivery.attempts, 'try', 'tries')}
                  {delivery.lastStatus !== null && `, answered ${delivery.lastStatus}`}
                </span>
              </span>
              <DeliveryBadge state={delivery.state} />
              <ChevronRight
                aria-hidden="true"
                className="size-4 shrink-0 text-muted rtl:-scale-x-100"
                strokeWidth={1.75}
              />
            </button>
          </li>
        ))}
      </ul>
      {deliveries.hasNextPage && (
        <Button
          variant="quiet"
          size="small"
          className="mt-2 -ms-2"
          loading={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
      {open !== null && <DeliverySheet id={open} onClose={() => setOpen(null)} />}
    </>
  );
}
