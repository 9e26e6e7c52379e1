import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listMailbox, mailboxAttachmentPath, readMailboxMessage } from '../../contract/app/mailbox.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { findMailboxMessage, listMailboxEntries, type MailboxEntry } from '../../features/mail/mailbox.ts';
import { attachment } from '../files.ts';
import { RefusedError, serve } from './serve.ts';
import { sessionOf } from './session.ts';

const attachmentParams = z.object({ id: z.string(), index: z.coerce.number().int().min(0) });

/** Mail that an environment captures in place of sending it: each account sees its own. */
export async function mailboxRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, listMailbox, async ({ query }, request) => {
    const me = await sessionOf(request, deps);
    if (deps.environment.mail !== 'capture') return refuse('not-here');
    const page = await listMailboxEntries(deps.db, me.accountId, {
      limit: query.limit + 1,
      ...(query.before === undefined ? {} : { before: query.before }),
    });
    const shown = page.slice(0, query.limit);
    return { messages: shown.map(present), next: page.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
  });

  serve(server, readMailboxMessage, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const message = await messageOf(deps, me.accountId, params.id);
    const { from, replyTo, text, html, attachments } = message.mail;
    return {
      ...present(message),
      from,
      replyTo,
      text,
      html,
      attachments: attachments.map(({ filename, contentType, content }, index) => ({
        index,
        filename,
        contentType,
        bytes: content.length,
      })),
    };
  });

  server.get(mailboxAttachmentPath, async (request, reply) => {
    const me = await sessionOf(request, deps);
    const params = attachmentParams.safeParse(request.params);
    if (!params.success) throw new RefusedError(refuse('not-found'));
    const message = await messageOf(deps, me.accountId, params.data.id);
    const file = message.mail.attachments[params.data.index];
    if (file === undefined) throw new RefusedError(refuse('not-found'));
    return reply
      .type(file.contentType)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', attachment(file.filename))
      .send(file.content);
  });
}

async function messageOf(deps: Deps, accountId: string, id: string) {
  if (deps.environment.mail !== 'capture') throw new RefusedError(refuse('not-here'));
  const message = await findMailboxMessage(deps.db, accountId, id);
  if (message === undefined) throw new RefusedError(refuse('not-found'));
  return message;
}

function present(entry: MailboxEntry) {
  return {
    id: entry.id,
    to: entry.recipient_address,
    subject: entry.subject,
    receivedAt: entry.received_at.toISOString(),
  };
}
