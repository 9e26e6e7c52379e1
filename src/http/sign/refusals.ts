import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { SignError } from '../../contract/sign/requests.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';

/** Codes that are not simply a conflict with the document's state. */
const statuses: Readonly<Record<string, number>> = {
  'no-session': 401,
  'gate-closed': 403,
  'code-wrong': 403,
  'viewer-cannot-act': 403,
  gone: 404,
  deleted: 404,
  'no-such-page': 404,
  'no-such-picture': 404,
  'not-ready': 404,
  'invalid-answers': 422,
  'foreign-widget': 422,
  'read-only': 422,
  'not-a-picture': 422,
  'bad-placement': 422,
  'file-type': 422,
  'file-damaged': 422,
  'file-password': 422,
  'file-docx': 422,
  'file-pages': 422,
  'file-complex': 422,
  'file-too-big': 413,
  'reason-missing': 422,
  malformed: 400,
  locked: 429,
};

/** A refusal as the page reads it: the code, its facts, and the reference into the log. */
export function answerRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { refused: code, detail } = refusal;
  const body: SignError = { error: { code, reference: request.id, ...(detail ? { detail: { ...detail } } : {}) } };
  if (code === 'locked' && detail?.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(detail.retryAfterSeconds));
  }
  return reply.code(statuses[code] ?? 409).send(body);
}

/** The body in the shape the page sends it, or a refusal that names the first part that isn't. */
export function readBody<T>(schema: z.ZodType<T>, request: FastifyRequest): T | Refusal<'malformed'> {
  const read = schema.safeParse(request.body ?? {});
  if (read.success) return read.data;
  return refuse('malformed', { at: read.error.issues[0]?.path.join('.') ?? '' });
}
