import { z } from 'zod';
import { defineEndpoint, done, instant } from './endpoint.ts';

export const webhookPage = z.object({
  /** Whose webhook this page manages: each environment has its own. */
  environment: z.enum(['live', 'sandbox']),
  /** `needs-plan`: saved or not, nothing is sent until the plan has webhooks. */
  state: z.enum(['allowed', 'needs-plan']),
  /** Plans that would do; empty when allowed. */
  neededPlans: z.array(z.string()),
  /** Byte for byte as saved; null for none. */
  url: z.string().nullable(),
  /** http, not https: deliveries can be read on the way. */
  insecure: z.boolean(),
  /** Deliveries carry `x-webhook-signature`. The key itself is shown once, when made. */
  hasKey: z.boolean(),
  updatedAt: instant.nullable(),
  events: z.array(z.string()),
});
export type WebhookPage = z.infer<typeof webhookPage>;

export const readWebhookPage = defineEndpoint({ method: 'GET', path: '/app/webhook', answer: webhookPage });

/** 403 `needs-plan` (live); 409 `webhook-exists` for the address that is already saved; 400 `webhook-url` where it is not http or https. */
export const saveWebhookUrl = defineEndpoint({
  method: 'PUT',
  path: '/app/webhook',
  body: z.object({ url: z.string().min(1).max(2000) }),
  answer: webhookPage,
});

export const removeWebhook = defineEndpoint({ method: 'DELETE', path: '/app/webhook', answer: done });

/** Makes a new key, 64 hex characters, and answers it this once; an older one stops at once. 404 `no-webhook`. */
export const makeKey = defineEndpoint({
  method: 'POST',
  path: '/app/webhook/key',
  answer: z.object({ key: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** Deliveries go out without a signature from now on. */
export const removeKey = defineEndpoint({ method: 'DELETE', path: '/app/webhook/key', answer: done });

/** Sends a made-up `created` event now, once, and says how the target answered. 404 `no-webhook`, 429 `too-many`. */
export const sendTest = defineEndpoint({
  method: 'POST',
  path: '/app/webhook/test',
  answer: z.object({
    ok: z.boolean(),
    status: z.number().nullable(),
    /** What the target said, or why it was not reached. */
    answer: z.string(),
    request: z.string(),
  }),
});

export const deliveryView = z.object({
  id: z.string(),
  event: z.string(),
  documentId: z.string(),
  documentTitle: z.string(),
  createdAt: instant,
  /** `waiting`: not tried yet, or an earlier event of the document goes first. */
  state: z.enum(['waiting', 'retrying', 'delivered', 'failed']),
  attempts: z.number(),
  nextTryAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  lastStatus: z.number().nullable(),
  lastError: z.string().nullable(),
  url: z.string(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

/** Newest first. `before` is the `next` of the page before. */
export const listDeliveriesPage = defineEndpoint({
  method: 'GET',
  path: '/app/webhook/deliveries',
  query: z.object({ before: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(25) }),
  answer: z.object({ deliveries: z.array(deliveryView), next: z.string().nullable() }),
});

/** With the exact bytes that were, or will be, sent, and what the last try sent with them and was told. */
export const readDelivery = defineEndpoint({
  method: 'GET',
  path: '/app/webhook/deliveries/:id',
  params: z.object({ id: z.string() }),
  answer: deliveryView.extend({
    body: z.string(),
    lastTriedAt: instant.nullable(),
    /** Null before the first try. */
    lastHeaders: z.record(z.string(), z.string()).nullable(),
    /** The first kilobyte of what the target answered; null where it was not reached. */
    lastAnswer: z.string().nullable(),
  }),
});

/** Sends the same bytes again to the address they were made for. 409 `still-waiting` while it is being retried anyway. */
export const resendDeliveryNow = defineEndpoint({
  method: 'POST',
  path: '/app/webhook/deliveries/:id/resend',
  params: z.object({ id: z.string() }),
  answer: done,
});
