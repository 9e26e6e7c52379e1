import { z } from 'zod';
import { invoiceView } from './billing.ts';
import { defineEndpoint, done, instant } from './endpoint.ts';

/* Pages of the operator: 403 `not-operator` for everybody else, the buyer included, and in the sandbox. */

export const operatorInvoice = invoiceView.extend({ tenantName: z.string(), buyerEmail: z.string() });

export const operatorInvoices = defineEndpoint({
  method: 'GET',
  path: '/app/operator/invoices',
  query: z.object({
    status: z.enum(['open', 'paid', 'withdrawn']).optional(),
    /** Part of the number, name or e-mail. */
    find: z.string().max(200).default(''),
  }),
  answer: z.object({ invoices: z.array(operatorInvoice) }),
});

/** The plan changes here and nowhere else. 404 `not-found`, 409 `invoice-closed`. */
export const recordPayment = defineEndpoint({
  method: 'POST',
  path: '/app/operator/invoices/:id/payment',
  params: z.object({ id: z.string() }),
  body: z.object({ reference: z.string().trim().max(200).default('') }),
  answer: z.object({ invoice: operatorInvoice }),
});

/** Writes an open invoice off. 409 `invoice-closed`. */
export const operatorWithdrawInvoice = defineEndpoint({
  method: 'POST',
  path: '/app/operator/invoices/:id/withdraw',
  params: z.object({ id: z.string() }),
  answer: z.object({ invoice: operatorInvoice }),
});

export const operatorAccount = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  company: z.string(),
  plan: z.string(),
  planEndsAt: instant.nullable(),
  creditsLeft: z.number(),
  isOperator: z.boolean(),
  verified: z.boolean(),
  suspendedAt: instant.nullable(),
  createdAt: instant,
});

export const operatorAccounts = defineEndpoint({
  method: 'GET',
  path: '/app/operator/accounts',
  query: z.object({ find: z.string().max(200).default('') }),
  answer: z.object({ accounts: z.array(operatorAccount) }),
});

/** Sessions and tokens end in both environments. 400 `own-account`. */
export const suspendAccount = defineEndpoint({
  method: 'POST',
  path: '/app/operator/accounts/:id/suspend',
  params: z.object({ id: z.string() }),
  answer: done,
});

export const restoreAccount = defineEndpoint({
  method: 'POST',
  path: '/app/operator/accounts/:id/restore',
  params: z.object({ id: z.string() }),
  answer: done,
});
