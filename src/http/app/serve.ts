import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AnswerOf, EndpointShape, ErrorBody, InputOf } from '../../contract/app/endpoint.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { answerFault, answerNotFound } from '../faults.ts';
import { refusalTexts, sentenceOf } from './refusals.ts';

/** A refusal on its way out of helpers; `serve` and `answerAppErrors` turn it into an answer. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

type Handler<E extends EndpointShape> = (
  input: InputOf<E>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<z.input<E['answer']> | Refusal>;

/**
 * Mounts one endpoint of the contract. Input is parsed before the handler sees it, the answer is checked before it
 * leaves (and so holds nothing that the contract does not name). Refusals, returned or thrown, become answers.
 */
export function serve<const E extends EndpointShape>(server: FastifyInstance, endpoint: E, handler: Handler<E>): void {
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const input = parseInput(endpoint, request);
      if (!input.ok) return sendInvalid(request, reply, input.fields);
      const result = await handler(input.value as InputOf<E>, request, reply);
      if (isRefusal(result)) throw new RefusedError(result);
      return reply.send(endpoint.answer.parse(result) as AnswerOf<E>);
    },
  });
}

/**
 * Every error of the routes under /app, whatever threw it; and text that the database can't hold is turned away before
 * any route sees it, those without a contract (papers, pictures) too.
 */
export function answerAppErrors(server: FastifyInstance, deps: Pick<Deps, 'log' | 'settings'>): void {
  server.addHook('preValidation', async (request, reply) => refuseUnstorableText(request, reply));
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof RefusedError) return sendRefusal(deps, error.refusal, request, reply);
    return answerFault(deps.log, error, request, reply);
  });
}

export function sendRefusal(
  deps: Pick<Deps, 'log' | 'settings'>,
  refusal: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const detail = refusal.detail ?? {};
  const known = refusalTexts[refusal.refused];
  if (!known) deps.log.warn({ code: refusal.refused, requestId: request.id }, 'A refusal has no sentence');
  const message = known ? sentenceOf(known, detail, deps.settings) : 'This is not possible now.';
  if (typeof detail.retryAfterSeconds === 'number') reply.header('retry-after', detail.retryAfterSeconds);
  const body: ErrorBody = {
    error: { code: refusal.refused, message, reference: request.id, ...(refusal.detail ? { detail } : {}) },
  };
  return reply
    .code(known?.status ?? 400)
    .header('cache-control', 'no-store')
    .send(body);
}

/** U+0000 and lone halves of a surrogate pair: PostgreSQL takes them neither as text nor inside JSON. */
const unstorable = /[\0\p{Cs}]/u;

/** A path that holds such text names nothing (404); anything else that does is the sender's fault (400). */
function refuseUnstorableText(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (unstorablePath(request.params) !== undefined) return answerNotFound(request, reply);
  for (const part of ['query', 'body', 'cookies'] as const) {
    const path = unstorablePath(request[part]);
    if (path === undefined) continue;
    const field = path.replace(/[\0\p{Cs}]/gu, '?') || part;
    const message = `The value of "${field}" holds a character that can't be stored: U+0000, or half a character.`;
    const fields = { [field]: "This holds a character that can't be stored." };
    const body: ErrorBody = { error: { code: 'invalid-input', message, reference: request.id, fields } };
    return reply.code(400).header('cache-control', 'no-store').send(body);
  }
  return undefined;
}

/** Where, with dots between names, a text or a name somewhere inside is unstorable. Any depth: it keeps its own stack. */
function unstorablePath(root: unknown): string | undefined {
  const waiting: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: root, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && unstorable.test(value)) return path.join('.');
    // The bytes of a file are no values.
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (unstorable.test(name)) return [...path, name].join('.');
      waiting.push({ value: inner, path: [...path.slice(0, 8), name] });
    }
  }
  return undefined;
}

type Parsed = { readonly ok: true; readonly value: object } | { readonly ok: false; readonly fields: Fields };
type Fields = Record<string, string>;

function parseInput(endpoint: EndpointShape, request: FastifyRequest): Parsed {
  const value: Record<string, unknown> = {};
  const fields: Fields = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part];
    if (!schema) continue;
    const parsed = schema.safeParse(request[part] ?? {});
    if (parsed.success) value[part] = parsed.data;
    else for (const issue of parsed.error.issues) fields[issue.path.join('.') || part] = sentenceOfIssue(issue);
  }
  return Object.keys(fields).length === 0 ? { ok: true, value } : { ok: false, fields };
}

function sentenceOfIssue(issue: z.core.$ZodIssue): string {
  if (issue.message === 'password-rules') {
    return 'At least 8 characters, with upper case, lower case, a digit and a symbol.';
  }
  if (issue.message === 'line-rules') return 'This must be one line, without control characters.';
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'This is not an e-mail address.';
  if (issue.code === 'too_small') return 'This is missing or too short.';
  if (issue.code === 'too_big' && issue.origin === 'string') return `At most ${issue.maximum} characters.`;
  if (issue.code === 'too_big') return `This is too large; ${issue.maximum} at most.`;
  return 'This value is not accepted.';
}

function sendInvalid(request: FastifyRequest, reply: FastifyReply, fields: Fields): FastifyReply {
  const message = 'Some of the values are not accepted.';
  const body: ErrorBody = { error: { code: 'invalid-input', message, reference: request.id, fields } };
  return reply.code(400).send(body);
}
