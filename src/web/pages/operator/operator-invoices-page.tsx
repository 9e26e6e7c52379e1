import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Download, ReceiptText } from 'lucide-react';
import { useCallback, useState } from 'react';
import { InvoiceBadge } from '../../features/billing/components/invoice-badge.tsx';
import {
  type InvoiceStatus,
  type OperatorInvoice,
  operatorInvoicesQuery,
} from '../../features/operator/api/operator.ts';
import { RecordPaymentDialog } from '../../features/operator/components/record-payment-dialog.tsx';
import { WriteOffDialog } from '../../features/operator/components/write-off-dialog.tsx';
import { shortDate } from '../../lib/dates.ts';
import { money } from '../../lib/numbers.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Cell, Head, Row, Table } from '../../ui/table.tsx';
import { OperatorTabs } from './operator-tabs.tsx';

const route = getRouteApi('/shell/operator');
const statuses = [
  { value: 'open', label: 'Open' },
  { value: 'paid', label: 'Paid' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const;

export function OperatorInvoicesPage() {
  const { status = 'open', find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const invoices = useQuery({ ...operatorInvoicesQuery(status, find), placeholderData: keepPreviousData });
  const onFind = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ ...old, find: text === '' ? undefined : text }), replace: true }),
    [navigate],
  );
  return (
    <PageBody>
      <PageHeader title="Operator" />
      <OperatorTabs current="/operator" />
      <div className="mb-4 flex flex-wrap gap-3">
        <Segmented
          label="Status"
          value={status}
          options={statuses}
          onChange={(next: InvoiceStatus) => void navigate({ search: (old) => ({ ...old, status: next }) })}
          className="w-full sm:w-80"
        />
        <SearchInput label="Number, name or email" value={find} onChange={onFind} className="w-full sm:w-60" />
      </div>
      {invoices.isPending && <SkeletonRows rows={4} />}
      {invoices.isError && <ErrorState error={invoices.error} onRetry={() => void invoices.refetch()} />}
      {invoices.data !== undefined && <Invoices invoices={invoices.data.invoices} filtered={find !== ''} />}
    </PageBody>
  );
}

function Invoices({ invoices, filtered }: { invoices: readonly OperatorInvoice[]; filtered: boolean }) {
  const [paying, setPaying] = useState<OperatorInvoice | null>(null);
  const [writingOff, setWritingOff] = useState<OperatorInvoice | null>(null);
  if (invoices.length === 0) {
    return (
      <EmptyState
        icon={ReceiptText}
        text={
          filtered ? 'No invoice fits that search.' : 'No invoice of this kind. Orders show up here as they are made.'
        }
      />
    );
  }
  return (
    <>
      <Table label="Invoices">
        <Head
          columns={[
            'Number',
            'Buyer',
            'For',
            'Made',
            'Due',
            'Status',
            { label: 'Total', end: true },
            { label: 'Acts', hidden: true },
          ]}
        />
        <tbody>
          {invoices.map((invoice) => (
            <Row key={invoice.id}>
              <Cell label="Number" main whole>
                <a
                  href={invoice.pdfUrl}
                  download
                  className="inline-flex items-center gap-1 text-accent tabular-nums hover:underline"
                >
                  {invoice.number}
                  <Download aria-label="Download PDF" className="size-3.5" strokeWidth={2} />
                </a>
              </Cell>
              <Cell label="Buyer">
                {invoice.tenantName}
                <span className="block text-caption text-muted">{invoice.buyerEmail}</span>
              </Cell>
              <Cell label="For">{invoice.lines.map((line) => line.description).join(', ')}</Cell>
              <Cell label="Made" whole>
                {shortDate(invoice.createdAt)}
              </Cell>
              <Cell label="Due" whole>
                {shortDate(invoice.dueAt)}
              </Cell>
              <Cell label="Status" whole>
                <InvoiceBadge invoice={invoice} />
              </Cell>
              <Cell label="Total" end>
                <span className="tabular-nums">{money(invoice.totalCents, invoice.currency)}</span>
              </Cell>
              <Cell label="" end empty={invoice.status !== 'open'}>
                {invoice.status === 'open' && (
                  <span className="flex flex-wrap justify-end gap-1">
                    <button
                      type="button"
                      className={buttonClass({ variant: 'danger', size: 'small' })}
                      onClick={() => setWritingOff(invoice)}
                    >
                      Withdraw
                    </button>
                    <Button
                      variant="tonal"
                      size="small"
                      onClick={() => setPaying(invoice)}
                      aria-label={`Record payment of ${invoice.number}`}
                    >
                      Record payment
                    </Button>
                  </span>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {paying !== null && <RecordPaymentDialog invoice={paying} onClose={() => setPaying(null)} />}
      {writingOff !== null && <WriteOffDialog invoice={writingOff} onClose={() => setWritingOff(null)} />}
    </>
  );
}
