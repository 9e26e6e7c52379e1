import { Ban, CircleAlert, CircleCheck, Clock } from 'lucide-react';
import type { InvoiceView } from '../../../../contract/app/billing.ts';
import { Badge } from '../../../ui/badge.tsx';

export function InvoiceBadge({ invoice }: { invoice: Pick<InvoiceView, 'status' | 'overdue'> }) {
  if (invoice.status === 'paid') {
    return (
      <Badge tone="success" icon={CircleCheck}>
        Paid
      </Badge>
    );
  }
  if (invoice.status === 'withdrawn') {
    return (
      <Badge tone="neutral" icon={Ban}>
        Withdrawn
      </Badge>
    );
  }
  if (invoice.overdue) {
    return (
      <Badge tone="danger" icon={CircleAlert}>
        Overdue
      </Badge>
    );
  }
  return (
    <Badge tone="warning" icon={Clock}>
      Open
    </Badge>
  );
}
