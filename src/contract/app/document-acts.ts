import { z } from 'zod';
import { defineEndpoint, done, instant } from './endpoint.ts';

/*
 * What the owner does with a document beyond revoking and deleting. All: 404 `unknown-document`; 409 `being-finalised`
 * between the last act and the seal, or the code of what ended the document.
 */

const byId = z.object({ id: z.string() });
const byRecipient = z.object({ id: z.string(), recipientId: z.string() });
const made = z.object({ id: z.string() });

/** While it is a draft or people are signing. */
export const renameDocument = defineEndpoint({
  method: 'PATCH',
  path: '/app/documents/:id',
  params: byId,
  body: z.object({ title: z.string().trim().min(1).max(250), note: z.string().trim().max(200) }),
  answer: done,
});

/** A later end; an expired document goes on. 409 `not-later`. */
export const extendDocument = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/extend',
  params: byId,
  body: z.object({ expiresAt: instant }),
  answer: z.object({ expiresAt: instant.nullable() }),
});

/**
 * Another address or name for somebody who hasn't acted. The old link ends; if it is the person's turn, the request goes
 * out to the new address. 409 `already-acted`, `address-taken`.
 */
export const correctRecipientNow = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/recipients/:recipientId/correct',
  params: byRecipient,
  body: z.object({ email: z.email().max(254), name: z.string().trim().max(200) }),
  answer: done,
});

/** The link by which a draft is edited opens nothing any more. */
export const endDraftLinkNow = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/end-draft-link',
  params: byId,
  answer: done,
});

/** Mails the sealed file and its certificate. 409 `not-completed`; 429 `too-many`. */
export const forwardDocumentNow = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/forward',
  params: byId,
  body: z.object({
    emails: z.array(z.email().max(254)).min(1).max(10),
    note: z.string().trim().max(1000).default(''),
    subject: z.string().trim().max(200).default(''),
  }),
  answer: done,
});

/** A draft with the same pages, people, fields and settings, and nobody's answers. */
export const copyDocument = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/copy',
  params: byId,
  answer: made,
});

/** A template with the same pages, fields and settings; people become empty roles. */
export const templateOfDocument = defineEndpoint({
  method: 'POST',
  path: '/app/documents/:id/template',
  params: byId,
  answer: made,
});
