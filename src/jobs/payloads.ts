import { z } from 'zod';

const nothing = z.object({}).loose();

export const payloadSchemas = {
  'seal-document': z.object({ documentId: z.string() }),
  'build-revision': z.object({ documentId: z.string() }),
  'bulk-send': z.object({ bulkSendId: z.string() }),
  'send-mail': z.object({ mailId: z.string() }),
  'deliver-webhook': z.object({ documentId: z.string() }),
  'retry-seals': nothing,
  'renew-archive': nothing,
  'expire-documents': nothing,
  remind: nothing,
  'renew-credits': nothing,
  'invoice-grace': nothing,
  'anchor-audit': nothing,
  'sweep-blobs': nothing,
  'sweep-sessions': nothing,
  'sweep-logs': nothing,
  'erase-trash': nothing,
  'sandbox-retention': nothing,
  'renew-certificates': nothing,
  'warn-certificates': nothing,
  resume: nothing,
  'mail-invoice': z.object({ invoiceId: z.string() }),
  'low-credits': z.object({ tenantId: z.string(), planLeft: z.number(), addonLeft: z.number() }),
  'mirror-account': z.object({ accountId: z.string(), endAccess: z.string().optional() }),
} as const;

export type JobPayloads = { [Name in keyof typeof payloadSchemas]: z.infer<(typeof payloadSchemas)[Name]> };
