import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Deps } from '../features/deps.ts';
import type { Row } from '../features/tables.ts';
import { hmacSha256, sameBytes } from '../platform/crypto/hash.ts';
import { readMessage } from '../platform/mail/read-message.ts';
import { listFragment, mailboxPage, mailboxScript, mailFrame, type OpenMessage } from './mailbox-page.ts';
import { requestIdOf } from './request-id.ts';

export interface MailboxOptions {
  readonly port: number;
  /** Stands in the address that the start report prints; exchanged for a cookie. */
  readonly key: string;
}

const COOKIE = 'signet_mailbox';
const SHOWN = 200;
/** The mail in a frame of no origin: it may open links in new tabs and nothing else. */
const FRAME_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";
const PAGE_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/**
 * The mail that live would have sent, while no SMTP server is set. It shows everybody's mail, so it listens on
 * 127.0.0.1 alone, answers only to that name (another name would be a page elsewhere rebinding its address to us),
 * and asks for the key.
 */
export async function createMailboxServer(
  deps: Pick<Deps, 'db' | 'log'>,
  options: MailboxOptions,
): Promise<FastifyInstance> {
  const server = fastify({ logger: false, forceCloseConnections: true, genReqId: requestIdOf });
  await server.register(cookie);
  const hosts = new Set([`127.0.0.1:${options.port}`, `localhost:${options.port}`]);
  const pass = hmacSha256(Buffer.from(options.key), 'cookie').toString('base64url');
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    if (!hosts.has(request.headers.host ?? '')) return plain(reply, 403, 'The mailbox answers only on this machine.');
    return admit(request, reply, options.key, pass);
  });
  server.setErrorHandler((error, request, reply) => {
    deps.log.error({ error, requestId: request.id }, 'The mailbox page failed');
    return plain(reply, 500, 'The mailbox could not be shown.');
  });
  addPages(server, deps);
  return server;
}

function addPages(server: FastifyInstance, deps: Pick<Deps, 'db'>): void {
  server.get('/', async (_request, reply) => html(reply, mailboxPage(await newest(deps), undefined, 'html')));
  server.get('/list', async (request, reply) => {
    const { open } = request.query as { open?: string };
    return html(reply, listFragment(await newest(deps), open));
  });
  server.get('/mailbox.js', async (_request, reply) => reply.type('text/javascript').send(mailboxScript));
  server.get<{ Params: { id: string }; Querystring: { view?: string } }>('/messages/:id', async (request, reply) => {
    const found = await open(deps, request.params.id);
    if (!found) return plain(reply, 404, 'This message is not here.');
    const view = request.query.view === 'text' ? 'text' : 'html';
    return html(reply, mailboxPage(await newest(deps), found, view));
  });
  server.get<{ Params: { id: string } }>('/messages/:id/frame', async (request, reply) => {
    const found = await open(deps, request.params.id);
    if (!found) return plain(reply, 404, 'This message is not here.');
    reply.header('content-security-policy', FRAME_POLICY);
    return html(reply, mailFrame(found.message.html));
  });
  server.get<{ Params: { id: string; index: string } }>('/messages/:id/files/:index', async (request, reply) => {
    const found = await open(deps, request.params.id);
    const file = found?.message.attachments[Number(request.params.index)];
    if (!file) return plain(reply, 404, 'This file is not here.');
    const name = encodeURIComponent(file.filename);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    return reply.type(file.contentType).send(file.content);
  });
}

/** The key in the address becomes a cookie, so that it stays out of the history and of what is copied later. */
function admit(request: FastifyRequest, reply: FastifyReply, key: string, pass: string): FastifyReply | undefined {
  const given = (request.query as { key?: unknown }).key;
  if (typeof given === 'string' && equal(given, key)) {
    reply.setCookie(COOKIE, pass, { httpOnly: true, sameSite: 'strict', path: '/' });
    return reply.redirect(request.url.split('?')[0] ?? '/', 303);
  }
  if (equal(request.cookies[COOKIE] ?? '', pass)) return undefined;
  return plain(reply, 403, 'Open the mailbox by the address that Signet printed when it started: it holds the key.');
}

function equal(a: string, b: string): boolean {
  return sameBytes(Buffer.from(a), Buffer.from(b));
}

export type ListedMessage = Pick<Row<'mailbox_message'>, 'id' | 'recipient_address' | 'subject' | 'received_at'>;

function newest(deps: Pick<Deps, 'db'>): Promise<ListedMessage[]> {
  return deps.db
    .selectFrom('mailbox_message')
    .select(['id', 'recipient_address', 'subject', 'received_at'])
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(SHOWN)
    .execute();
}

async function open(deps: Pick<Deps, 'db'>, id: string): Promise<OpenMessage | undefined> {
  const row = await deps.db.selectFrom('mailbox_message').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, message: await readMessage(row.mime) };
}

function html(reply: FastifyReply, content: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content);
}

function plain(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
