import { z } from 'zod';
import { auditKinds } from '../../domain/audit/kinds.ts';
import { documentFilters } from '../../domain/document/filters.ts';
import { modeObstacles } from '../../domain/document/signature-mode.ts';
import { widgetTypes } from '../../domain/widget/types.ts';
import { defineEndpoint, done, instant } from './endpoint.ts';

/**
 * As people see it. `waiting`: in progress, `needs-me`: in progress and the signed-in person's turn, `finalising`:
 * everybody has acted, the seal is being made.
 */
export const shownStatuses = [
  'draft',
  'waiting',
  'needs-me',
  'finalising',
  'completed',
  'declined',
  'expired',
  'revoked',
] as const;
export type ShownStatus = (typeof shownStatuses)[number];

export const recipientBrief = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  type: z.enum(['signer', 'approver', 'viewer']),
  role: z.string(),
  /** `opened`: has seen it and hasn't acted. `current`: asked and not opened yet. `later`: not asked yet. */
  state: z.enum(['done', 'opened', 'current', 'later', 'declined']),
  isMe: z.boolean(),
});
export type RecipientBrief = z.infer<typeof recipientBrief>;

export const auditEntry = z.object({
  seq: z.number(),
  at: instant,
  kind: z.enum(auditKinds),
  /** E-mail address of a person, or `system`. */
  actor: z.string(),
  /** The recipient's or owner's name; the address where no name is known. */
  actorName: z.string(),
  byMe: z.boolean(),
  /** Facts of the kind, for the sentence. */
  data: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const documentRow = z.object({
  id: z.string(),
  title: z.string(),
  /** null in the root. */
  folder: z.object({ id: z.string(), name: z.string() }).nullable(),
  status: z.enum(shownStatuses),
  createdAt: instant,
  sentAt: instant.nullable(),
  expiresAt: instant.nullable(),
  completedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  recipients: z.array(recipientBrief),
  lastEvent: auditEntry.nullable(),
});
export type DocumentRow = z.infer<typeof documentRow>;

/** Latest event first. `q` looks in title, id, and names and addresses of recipients. */
export const listDocumentsPage = defineEndpoint({
  method: 'GET',
  path: '/app/documents',
  query: z.object({
    filter: z.enum(documentFilters).default('all'),
    q: z.string().max(200).default(''),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(25),
  }),
  answer: z.object({
    documents: z.array(documentRow),
    /** Of this filter and `q`; like the counts, as far as `mostCounted` and one more. */
    total: z.number(),
    page: z.number(),
    perPage: z.number(),
    /** For the chips, without `q`. */
    counts: z.record(z.enum(documentFilters), z.number()),
  }),
});

const box = z.object({ page: z.number(), x: z.number(), y: z.number(), w: z.number(), h: z.number() });

export const fieldView = box.extend({
  id: z.string(),
  type: z.enum(widgetTypes),
  name: z.string(),
  required: z.boolean(),
  /** What the recipient has answered; `picture` for signatures and images. null: nothing yet. */
  answer: z.union([z.string(), z.array(z.string()), z.object({ picture: z.literal(true) })]).nullable(),
  /** A condition hid it from the recipient, who has acted: nothing was asked or printed. */
  hidden: z.boolean(),
});
export type FieldView = z.infer<typeof fieldView>;

export const recipientView = recipientBrief.extend({
  position: z.number(),
  phone: z.string(),
  company: z.string(),
  jobTitle: z.string(),
  hasAccessCode: z.boolean(),
  mailedAt: instant.nullable(),
  viewedAt: instant.nullable(),
  actedAt: instant.nullable(),
  declinedAt: instant.nullable(),
  ip: z.string().nullable(),
  proofs: z.array(z.enum(['link-mailed', 'link-shared', 'email-code', 'access-code', 'session'])),
  nextReminderAt: instant.nullable(),
  fields: z.array(fieldView),
});
export type RecipientView = z.infer<typeof recipientView>;

/** Addresses live 15 minutes; ask for the document again for fresh ones. */
export const documentFile = z.object({
  kind: z.enum(['original', 'signed', 'certificate']),
  name: z.string(),
  url: z.string(),
});
export type DocumentFile = z.infer<typeof documentFile>;

export const documentView = documentRow.extend({
  note: z.string(),
  description: z.string(),
  owner: z.object({ name: z.string(), email: z.string() }),
  /** Changes with every change; part of the addresses of page pictures. */
  stateVersion: z.number(),
  /** Points, as displayed. */
  pages: z.array(z.object({ width: z.number(), height: z.number() })),
  recipients: z.array(recipientView),
  /** Ids of those who can act now. */
  turn: z.array(z.string()),
  /** Why the seal, or the revision of the last signature, has to wait, as a sentence; it is tried again. */
  sealingProblem: z.string().nullable(),
  /** null before it is sent. */
  signatureMode: z.enum(['seal', 'per_signer']).nullable(),
  /** Why the organisation's signature per signer became one seal: what the document has that rules it out. */
  modeFallback: z.enum(modeObstacles).nullable(),
  declined: z.object({ by: z.string(), reason: z.string(), at: instant }).nullable(),
  revokedAt: instant.nullable(),
  settings: z.object({
    sendInOrder: z.boolean(),
    sendInOrderStrict: z.boolean(),
    sendEmail: z.boolean(),
    enableOtp: z.boolean(),
    timeToCompleteDays: z.number(),
    autoReminder: z.boolean(),
    remindOnceInEvery: z.number(),
    redirectUrl: z.string(),
    cc: z.array(z.string()),
    bcc: z.array(z.string()),
  }),
  /** Newest first. */
  activity: z.array(auditEntry),
  /** Hash of the last event, as the completion certificate prints it; `intact` is false where an event was changed. */
  chain: z.object({ head: z.string(), intact: z.boolean() }),
  files: z.array(documentFile),
  creditsSpent: z.number(),
  /** What may be done now. `remind` holds ids of recipients. */
  may: z.object({
    remind: z.array(z.string()),
    copyLink: z.array(z.string()),
    /** Ids of recipients. */
    correct: z.array(z.string()),
    rename: z.boolean(),
    extend: z.boolean(),
    forward: z.boolean(),
    copy: z.boolean(),
    /** Somebody can edit and send the draft by its link. */
    endDraftLink: z.boolean(),
    revoke: z.boolean(),
    trash: z.boolean(),
    restore: z.boolean(),
  }),
  /** When it leaves the trash for good. */
  erasedAt: instant.nullable(),
});
export type DocumentView = z.infer<typeof documentView>;

const byId = z.object({ id: z.string() });
const byRecipient = z.object({ id: z.string(), recipientId: z.string() });

/** 404 `unknown-document`. */
export const readDocument = defineEndpoint({
  method: 'GET',
  path: '/app/documents/:id',
  params: byId,
  answer: documentView,
});

/** Mails the request again. 409 `already-acted`, `not-your-turn`, or the code of what ended the document. */
export const remindRecipient = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/recipients/:recipientId/remind',
  params: byRecipient,
  /** The owner's own words in place of the usual ones; "" for those. Plain text; `{{variables}}` are filled in. */
  body: z.object({
    subject: z.string().trim().max(250).default(''),
    message: z.string().trim().max(5000).default(''),
  }),
  answer: done,
});

/** The recipient's own link, as mailed. */
export const copyRecipientLink = defineEndpoint({
  method: 'GET',
  path: '/app/documents/:id/recipients/:recipientId/link',
  params: byRecipient,
  answer: z.object({ url: z.string() }),
});

/** 409 `being-finalised` between the last act and the seal, `completed`, `declined`, `expired`, `revoked`. */
export const revokeDocumentNow = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/revoke',
  params: byId,
  body: z.object({ reason: z.string().trim().max(1000).default('') }),
  answer: done,
});

/** To the trash, for 30 days. */
export const trashDocumentNow = defineEndpoint({
  method: 'DELETE',
  path: '/app/documents/:id',
  params: byId,
  answer: done,
});

export const restoreDocumentNow = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/restore',
  params: byId,
  answer: done,
});

/** Widths a page picture comes in, in pixels; any other is raised to the next. */
export const pageWidths = [120, 240, 480, 720, 960, 1440, 1920] as const;

/** A page of the document as it stands, WebP or PNG. `stateVersion` makes the address new when the page is. */
export function pagePicturePath(id: string, page: number, width: number, stateVersion: number): string {
  return `/app/documents/${encodeURIComponent(id)}/pages/${page}?width=${width}&v=${stateVersion}`;
}
