import { sumOf } from '../../domain/credits/price.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Session } from '../sessions/lookup.ts';
import type { BillTo, InvoiceLine, InvoicePurpose } from '../tables/money.ts';
import type { Row, Tx } from '../tables.ts';
import { insertInvoice, nextInvoiceNumber, openInvoiceOf } from './store.ts';

export type OrderDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'settings' | 'environment'>;

export type Buyer = Pick<Session, 'account' | 'tenant' | 'accountId' | 'tenantId'>;

const DAY = 24 * 3_600_000;

/** Orders wait for each other: one invoice may be open at a time. */
export async function openOrderRefusal(tx: Tx, tenantId: string): Promise<Refusal<'invoice-open'> | undefined> {
  const open = await openInvoiceOf(tx, tenantId);
  return open ? refuse('invoice-open', { number: open.number, id: open.id }) : undefined;
}

/**
 * A numbered open invoice for the lines, with the job that mails it. The tenant's row must be locked. Remembers the
 * bill-to address for the next order.
 */
export async function writeInvoice(
  tx: Tx,
  deps: OrderDeps,
  buyer: Buyer,
  order: { readonly purpose: InvoicePurpose; readonly lines: readonly InvoiceLine[]; readonly billTo: BillTo },
): Promise<Row<'invoice'>> {
  const now = deps.clock();
  const { billing } = deps.settings;
  const sum = sumOf(order.lines, billing.taxPercent);
  const invoice = await insertInvoice(tx, {
    id: deps.newId(),
    number: await nextInvoiceNumber(tx, deps),
    tenant_id: buyer.tenantId,
    ordered_by: buyer.accountId,
    purpose: JSON.stringify(order.purpose),
    lines: JSON.stringify(order.lines),
    currency: billing.currency,
    net_cents: sum.netCents,
    tax_cents: sum.taxCents,
    total_cents: sum.totalCents,
    bill_to: JSON.stringify(order.billTo),
    created_at: now,
    due_at: new Date(now.getTime() + billing.dueDays * DAY),
    paid_at: null,
    paid_recorded_by: null,
    withdrawn_at: null,
    pdf_blob: null,
  });
  await saveBillTo(tx, buyer.tenantId, order.billTo);
  await enqueue(tx, 'mail-invoice', { invoiceId: invoice.id }, { jobKey: `invoice:${invoice.id}` });
  return invoice;
}

export async function saveBillTo(tx: Pick<Tx, 'updateTable'>, tenantId: string, billTo: BillTo): Promise<void> {
  await tx
    .updateTable('tenant')
    .set({ billing: JSON.stringify(billTo) })
    .where('id', '=', tenantId)
    .execute();
}

/** When an unpaid order stops live API use. */
export function graceEnd(invoice: Pick<Row<'invoice'>, 'due_at'>, graceDays: number): Date {
  return new Date(invoice.due_at.getTime() + graceDays * DAY);
}
