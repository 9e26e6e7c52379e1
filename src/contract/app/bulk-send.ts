import { z } from 'zod';
import { defineEndpoint, done, instant } from './endpoint.ts';

const byTemplate = z.object({ id: z.string() });

export const bulkColumn = z.object({
  /** As the column of a file is headed. */
  header: z.string(),
  required: z.boolean(),
  /** How a value is written; "" where anything goes. */
  hint: z.string(),
});
export type BulkColumnRow = z.infer<typeof bulkColumn>;

/** What a template's rows may hold, and how many there may be. 404 `unknown-template`. */
export const readBulkForm = defineEndpoint({
  method: 'GET',
  path: '/app/templates/:id/bulk-send',
  params: byTemplate,
  answer: z.object({
    id: z.string(),
    title: z.string(),
    stateVersion: z.number(),
    columns: z.array(bulkColumn),
    mostRows: z.number(),
    creditsLeft: z.number(),
    environment: z.enum(['live', 'sandbox']),
    /** Plans that hold it, where the account's does not. */
    needsPlan: z.string().nullable(),
  }),
});

/** Cells in the order of the headers; both only as far as the template has a use for them. */
const sheet = z.object({
  columns: z.array(z.string().max(1100)).min(1).max(2000),
  rows: z.array(z.array(z.string().max(5000)).max(2000)).max(100_000),
});
export type BulkSheet = z.infer<typeof sheet>;

const problem = z.object({ row: z.number(), column: z.string(), text: z.string() });

export const checkedSheet = z.object({
  /** The first of them, by row. */
  problems: z.array(problem),
  /** Rows with any. */
  badRows: z.number(),
  /** Credits, one for each document. */
  cost: z.number(),
  creditsLeft: z.number(),
});
export type CheckedSheet = z.infer<typeof checkedSheet>;

/**
 * Looks at all rows; nothing is stored. 400 `no-rows`, `too-many-rows` (limit), `unknown-column`, `template-unfinished`
 * (count); 403 `needs-plan`.
 */
export const checkBulkSend = defineEndpoint({
  method: 'POST',
  path: '/app/templates/:id/bulk-send/check',
  params: byTemplate,
  body: sheet,
  answer: checkedSheet,
});

/**
 * Begins the run; with any problem nothing is stored. `key` names one press of Send: the same again answers the same
 * run. Beside the refusals of the check: 409 `changed-elsewhere`; 400 `credits-short` (needed, left), `account-suspended`.
 */
export const startBulkSend = defineEndpoint({
  method: 'POST',
  path: '/app/templates/:id/bulk-send',
  params: byTemplate,
  body: sheet.extend({ key: z.string().min(8).max(64), stateVersion: z.number().int() }),
  answer: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('started'), id: z.string() }),
    z.object({ outcome: z.literal('problems'), problems: z.array(problem), badRows: z.number() }),
  ]),
});

export const bulkRun = z.object({
  id: z.string(),
  /** Of the template, as it was. */
  title: z.string(),
  /** null: deleted for good. */
  templateId: z.string().nullable(),
  startedAt: instant,
  /** null: rows are waiting. */
  finishedAt: instant.nullable(),
  waiting: z.number(),
  sent: z.number(),
  failed: z.number(),
});
export type BulkRun = z.infer<typeof bulkRun>;

/** Newest first, those of one template or of all. */
export const listBulkRuns = defineEndpoint({
  method: 'GET',
  path: '/app/bulk-sends',
  query: z.object({ templateId: z.string().max(50).optional() }),
  answer: z.object({ runs: z.array(bulkRun) }),
});

const byRun = z.object({ id: z.string() });
export const bulkStatuses = ['waiting', 'sent', 'failed'] as const;

/** How far a run is, and the result of each row. 404 `unknown-bulk-send`. */
export const readBulkRun = defineEndpoint({
  method: 'GET',
  path: '/app/bulk-sends/:id',
  params: byRun,
  query: z.object({
    status: z.enum(bulkStatuses).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  answer: z.object({
    run: bulkRun,
    results: z.array(
      z.object({
        row: z.number(),
        status: z.enum(bulkStatuses),
        documentId: z.string().nullable(),
        people: z.array(z.string()),
        /** The sentence about a failed row; "" for the others. */
        reason: z.string(),
      }),
    ),
    page: z.number(),
    pages: z.number(),
  }),
});

/** The failed rows once more. 409 `nothing-failed`, `still-running`; 400 `credits-short`. */
export const retryBulkRun = defineEndpoint({
  method: 'POST',
  path: '/app/bulk-sends/:id/retry',
  params: byRun,
  answer: done,
});

/** Rows that wait are not made; they can be tried again. */
export const stopBulkRun = defineEndpoint({
  method: 'POST',
  path: '/app/bulk-sends/:id/stop',
  params: byRun,
  answer: done,
});
