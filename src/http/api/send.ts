import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setReason } from './caller.ts';
import type { ApiAnswer } from './operation.ts';

/** Sends an answer with the reason of a refusal beside it. */
export function send(request: FastifyRequest, reply: FastifyReply, answer: ApiAnswer): FastifyReply {
  const { status, body, reason, detail, headers = {} } = answer;
  reply.headers(headers);
  if (reason !== undefined) reply.header('x-error-reason', reason);
  if (detail !== undefined) reply.header('x-error-detail', detail);
  if (status >= 400) setReason(request, reason ?? ('error' in body ? String(body.error) : ''));
  return reply.code(status).send(body);
}

/** The tag holds as long as the answer does: it changes with the document, and with the window of its file addresses. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  body: object,
  stateVersion: number,
): FastifyReply {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
  const tag = `W/"${stateVersion}-${digest}"`;
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim());
  return known?.includes(tag) ? reply.code(304).send() : reply.code(200).send(body);
}
