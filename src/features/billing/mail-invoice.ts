import type { Deps } from '../deps.ts';
import { invoiceMail } from '../mail/mails/invoice.ts';
import { queueMail } from '../mail/queue.ts';
import { longDay } from '../mail/words.ts';
import { graceEnd } from './order.ts';
import { invoicePaper } from './paper.ts';
import { findInvoices, type InvoiceRecord } from './queries.ts';

type MailInvoiceDeps = Pick<Deps, 'db' | 'blobs' | 'pdf' | 'keys' | 'clock' | 'newId' | 'settings' | 'environment'>;

/** The job that follows an order: draws the invoice, keeps the PDF and mails it, once. */
export async function mailInvoice(deps: MailInvoiceDeps, { invoiceId }: { invoiceId: string }): Promise<void> {
  const [record] = await findInvoices(deps.db, { id: invoiceId });
  if (!record || record.invoice.pdf_blob !== null) return;
  const blob = await deps.blobs.put(await invoicePaper(deps, record));
  const message = await compose(deps, record);
  await deps.db.transaction().execute(async (tx) => {
    const kept = await tx
      .updateTable('invoice')
      .set({ pdf_blob: blob })
      .where('id', '=', invoiceId)
      .where('pdf_blob', 'is', null)
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n || record.buyerEmail === '') return;
    await queueMail(tx, deps, {
      accountId: record.invoice.ordered_by,
      kind: 'invoice',
      to: record.buyerEmail,
      message,
      attachments: [{ filename: `${record.invoice.number}.pdf`, contentType: 'application/pdf', blob }],
    });
  });
}

function compose(deps: MailInvoiceDeps, { invoice, tenantName }: InvoiceRecord) {
  const { billing } = deps.settings;
  const graceEndsAt = graceEnd(invoice, billing.graceDays);
  const end = longDay(graceEndsAt, 'UTC', false);
  const texts =
    invoice.purpose.kind === 'credits'
      ? {
          brings: `${invoice.purpose.quantity} premium credits are already in your balance.`,
          consequence: `If it’s still open on ${end}, live API use pauses and unused credits of this order are withdrawn. Signing and sending from the app go on.`,
        }
      : {
          brings: 'Your plan starts when the payment is recorded.',
          consequence: `If it’s still open on ${end}, the order is withdrawn and nothing changes.`,
        };
  return invoiceMail(deps, {
    number: invoice.number,
    tenantName,
    lines: invoice.lines,
    currency: invoice.currency,
    taxCents: invoice.tax_cents,
    taxPercent: billing.taxPercent,
    totalCents: invoice.total_cents,
    dueAt: invoice.due_at,
    graceEndsAt,
    timeZone: 'UTC',
    ...texts,
    link: `${deps.settings.liveUrl}/settings/invoices`,
    filename: `${invoice.number}.pdf`,
  });
}
