import { useQuery } from '@tanstack/react-query';
import { Download, ReceiptText } from 'lucide-react';
import type { InvoiceView } from '../../../contract/app/billing.ts';
import { invoicesQuery } from '../../features/billing/api/billing.ts';
import { InvoiceBadge } from '../../features/billing/components/invoice-badge.tsx';
import { WithdrawInvoice } from '../../features/billing/components/withdraw-invoice.tsx';
import { shortDate } from '../../lib/dates.ts';
import { useInstance } from '../../lib/instance.ts';
import { money } from '../../lib/numbers.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link, OutLink } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Cell, Head, Row, Table } from '../../ui/table.tsx';

export function InvoicesPage() {
  const { environment, liveUrl } = useInstance();
  const invoices = useQuery({ ...invoicesQuery, enabled: environment === 'live' });
  if (environment === 'sandbox') {
    return (
      <PageBody>
        <PageHeader title="Invoices" />
        <EmptyState
          icon={ReceiptText}
          text="Nothing is sold in the sandbox. Invoices are kept in Live."
          action={<OutLink href={`${liveUrl}/settings/invoices`}>Open in Live</OutLink>}
        />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <PageHeader title="Invoices" />
      {invoices.isPending && <SkeletonRows rows={4} />}
      {invoices.isError && invoices.data === undefined && (
        <ErrorState error={invoices.error} onRetry={() => void invoices.refetch()} />
      )}
      {invoices.data?.invoices.length === 0 && (
        <EmptyState
          icon={ReceiptText}
          text="What you order is invoiced, and every invoice is kept here as a PDF."
          action={
            <Link to="/settings/plan" className={buttonClass()}>
              See plans
            </Link>
          }
        />
      )}
      {invoices.data !== undefined && invoices.data.invoices.length > 0 && (
        <InvoiceTable invoices={invoices.data.invoices} />
      )}
    </PageBody>
  );
}

function InvoiceTable({ invoices }: { invoices: readonly InvoiceView[] }) {
  return (
    <Table label="Invoices">
      <Head
        columns={[
          'Number',
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
              <span className="tabular-nums">{invoice.number}</span>
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
            <Cell label="" end>
              <span className="flex flex-wrap justify-end gap-1">
                <WithdrawInvoice invoice={invoice} />
                <a
                  href={invoice.pdfUrl}
                  download
                  aria-label={`Download invoice ${invoice.number} as PDF`}
                  className={buttonClass({ variant: 'quiet', size: 'small' })}
                >
                  <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
                  PDF
                </a>
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
