import { z } from 'zod';
import { billTo, invoiceView } from './billing.ts';
import { defineEndpoint, instant } from './endpoint.ts';

export const planId = z.enum(['free', 'professional', 'teams', 'enterprise']);
export const planPeriod = z.enum(['month', 'year']);

/** The table of plans and features, and where the tenant stands in it. */
export const readPlans = defineEndpoint({
  method: 'GET',
  path: '/app/plans',
  answer: z.object({
    currency: z.string(),
    taxPercent: z.number(),
    current: z.object({
      plan: planId,
      period: planPeriod.nullable(),
      endsAt: instant.nullable(),
      lapsed: z.boolean(),
      renewalAt: instant,
    }),
    plans: z.array(
      z.object({
        id: planId,
        name: z.string(),
        /** Cents per period; null where the period is not offered. */
        priceCents: z.object({ month: z.number().nullable(), year: z.number().nullable() }),
        credits: z.object({ month: z.number(), year: z.number() }),
        fileLimitBytes: z.number(),
        features: z.array(z.string()),
      }),
    ),
    /** Every feature of the table, in order, with its name for people. */
    features: z.array(z.object({ id: z.string(), name: z.string() })),
    billTo: billTo.nullable(),
    openInvoice: invoiceView.nullable(),
    /** false in the sandbox. */
    mayOrder: z.boolean(),
  }),
});

/**
 * Makes a numbered open invoice; the plan changes when its payment is recorded. 409 `invoice-open` (`detail.number`),
 * 400 `period-not-offered`, 403 `only-in-live`.
 */
export const orderPlan = defineEndpoint({
  method: 'POST',
  path: '/app/plans/order',
  body: z.object({ plan: z.enum(['professional', 'teams', 'enterprise']), period: planPeriod, billTo }),
  answer: z.object({ invoice: invoiceView }),
});
