import { z } from 'zod';
import { defineEndpoint, done, instant } from './endpoint.ts';

export const billTo = z.object({
  name: z.string().trim().min(1).max(200),
  /** Lines separated by line feeds. */
  address: z.string().trim().min(1).max(500),
  country: z.string().trim().min(1).max(100),
  vatId: z.string().trim().max(40).default(''),
});
export type BillToBody = z.infer<typeof billTo>;

export const invoiceView = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(['open', 'paid', 'withdrawn']),
  purpose: z.union([
    z.object({ kind: z.literal('plan'), plan: z.string(), period: z.enum(['month', 'year']) }),
    z.object({ kind: z.literal('credits'), quantity: z.number() }),
  ]),
  lines: z.array(
    z.object({ description: z.string(), quantity: z.number(), unitCents: z.number(), netCents: z.number() }),
  ),
  currency: z.string(),
  netCents: z.number(),
  taxCents: z.number(),
  totalCents: z.number(),
  billTo: z.object({ name: z.string(), address: z.string(), country: z.string(), vatId: z.string() }),
  orderedBy: z.string(),
  createdAt: instant,
  dueAt: instant,
  /** Past due and its grace: live API use waits for the payment. */
  overdue: z.boolean(),
  paidAt: instant.nullable(),
  /** Address of the PDF, same origin, needs the session. */
  pdfUrl: z.string(),
  /** The buyer may take the order back. */
  mayWithdraw: z.boolean(),
});
export type InvoiceView = z.infer<typeof invoiceView>;

export const listInvoices = defineEndpoint({
  method: 'GET',
  path: '/app/invoices',
  answer: z.object({ invoices: z.array(invoiceView) }),
});

/** Takes an unpaid order back. 409 `invoice-closed`, `credits-used`. */
export const withdrawInvoice = defineEndpoint({
  method: 'POST',
  path: '/app/invoices/:id/withdraw',
  params: z.object({ id: z.string() }),
  answer: z.object({ invoice: invoiceView }),
});

/** Balance, prices and ledger, for Settings > Credits and the Buy premium credits sheet. */
export const readCredits = defineEndpoint({
  method: 'GET',
  path: '/app/credits',
  answer: z.object({
    planCredits: z.number(),
    addonCredits: z.number(),
    total: z.number(),
    renewalAt: instant,
    /** Price of one credit by quantity: the last tier whose `from` is not above it. */
    tiers: z.array(z.object({ from: z.number(), unitCents: z.number() })),
    currency: z.string(),
    taxPercent: z.number(),
    /** Most credits in one order; lower until the first payment. */
    ceiling: z.number(),
    billTo: billTo.nullable(),
    openInvoice: invoiceView.nullable(),
    mayBuy: z.boolean(),
    /** One sentence why not; empty when one may. */
    reason: z.string(),
    /** Newest first, at most 100. */
    ledger: z.array(
      z.object({
        at: instant,
        /** `grant`, `reset`, `purchase`, `withdrawn`, `restored`, `document`, `refill`. */
        kind: z.string(),
        text: z.string(),
        who: z.string().nullable(),
        documentId: z.string().nullable(),
        change: z.number(),
        balance: z.number(),
      }),
    ),
  }),
});

/**
 * Buy premium credits: the balance rises at once, the invoice is mailed. 409 `invoice-open` (`detail.number`), 400
 * `over-ceiling` (`detail.ceiling`), 403 `needs-plan`, `only-in-live`.
 */
export const orderCredits = defineEndpoint({
  method: 'POST',
  path: '/app/credits/order',
  body: z.object({ quantity: z.number().int().min(1).max(100_000), billTo }),
  answer: z.object({ invoice: invoiceView, total: z.number() }),
});

/** Sandbox only: sets the play credits, 0 to 100. 403 `only-in-sandbox`. */
export const setPlayCredits = defineEndpoint({
  method: 'POST',
  path: '/app/credits/play',
  body: z.object({ amount: z.number().int().min(0).max(100).default(100) }),
  answer: z.object({ left: z.number(), full: z.number() }),
});

export const saveBillTo = defineEndpoint({ method: 'PUT', path: '/app/bill-to', body: billTo, answer: done });
