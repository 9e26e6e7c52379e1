import { z } from 'zod';
import { defineEndpoint, instant } from './endpoint.ts';

export const mailboxItem = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  receivedAt: instant,
});
export type MailboxItem = z.infer<typeof mailboxItem>;

/** Mail that was captured in place of being sent: the account's own, newest first. 404 `not-here` where mail is really delivered. */
export const listMailbox = defineEndpoint({
  method: 'GET',
  path: '/app/mailbox',
  query: z.object({ before: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  answer: z.object({ messages: z.array(mailboxItem), next: z.string().nullable() }),
});

export const mailboxMessage = mailboxItem.extend({
  from: z.string(),
  replyTo: z.string().nullable(),
  text: z.string(),
  /** Pictures are inlined. To be shown in a sandboxed frame. */
  html: z.string(),
  attachments: z.array(
    z.object({
      index: z.number(),
      filename: z.string(),
      contentType: z.string(),
      bytes: z.number(),
    }),
  ),
});
export type MailboxMessage = z.infer<typeof mailboxMessage>;

export const readMailboxMessage = defineEndpoint({
  method: 'GET',
  path: '/app/mailbox/:id',
  params: z.object({ id: z.string() }),
  answer: mailboxMessage,
});

/** Not JSON: answers the bytes, as a download. */
export const mailboxAttachmentPath = '/app/mailbox/:id/attachments/:index';
