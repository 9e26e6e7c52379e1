import { z } from 'zod';
import { defineEndpoint, instant } from './endpoint.ts';

export const requestMethods = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export const statusClasses = ['2', '3', '4', '5'] as const;

/** One call of the API: never its body, its query or its token. */
export const loggedRequest = z.object({
  id: z.string(),
  at: instant,
  method: z.string(),
  path: z.string(),
  status: z.number(),
  durationMs: z.number(),
  /** `X-Request-Id` of the answer. */
  requestId: z.string(),
  tokenLastFour: z.string(),
  /** Code or text of the refusal. */
  errorReason: z.string().nullable(),
  ip: z.string().nullable(),
});
export type LoggedRequest = z.infer<typeof loggedRequest>;

/**
 * Calls made with the account's tokens in the last 30 days, newest first; a call shows up within a second. `before` is
 * the `next` of the page before. `path` is looked for anywhere in the path.
 */
export const listRequestsPage = defineEndpoint({
  method: 'GET',
  path: '/app/request-log',
  query: z.object({
    status: z.enum(statusClasses).optional(),
    method: z.enum(requestMethods).optional(),
    path: z.string().max(500).optional(),
    requestId: z.string().max(100).optional(),
    before: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ requests: z.array(loggedRequest), next: z.string().nullable() }),
});
