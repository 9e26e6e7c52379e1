import type { InvoiceView } from '../../contract/app/billing.ts';
import { graceEnd } from '../../features/billing/order.ts';
import type { InvoiceRecord } from '../../features/billing/queries.ts';
import type { Deps } from '../../features/deps.ts';

export function presentInvoice(deps: Pick<Deps, 'settings' | 'clock'>, record: InvoiceRecord): InvoiceView {
  const { invoice } = record;
  const open = invoice.status === 'open';
  return {
    id: invoice.id,
    number: invoice.number,
    status: invoice.status,
    purpose: invoice.purpose,
    lines: invoice.lines,
    currency: invoice.currency,
    netCents: invoice.net_cents,
    taxCents: invoice.tax_cents,
    totalCents: invoice.total_cents,
    billTo: invoice.bill_to,
    orderedBy: record.buyerName,
    createdAt: invoice.created_at.toISOString(),
    dueAt: invoice.due_at.toISOString(),
    overdue: open && graceEnd(invoice, deps.settings.billing.graceDays) <= deps.clock(),
    paidAt: invoice.paid_at?.toISOString() ?? null,
    pdfUrl: `/app/invoices/${invoice.id}/pdf`,
    mayWithdraw: open,
  };
}

export function presentOperatorInvoice(deps: Pick<Deps, 'settings' | 'clock'>, record: InvoiceRecord) {
  return { ...presentInvoice(deps, record), tenantName: record.tenantName, buyerEmail: record.buyerEmail };
}
