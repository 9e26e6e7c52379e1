import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Browser clients of any origin may call what asks for a token or a secret address. No credentials: cookies never count
 * there, so that a page gains nothing by calling in its visitor's name.
 */
const exposed = [
  'x-request-id',
  'x-error-reason',
  'x-error-detail',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'ratelimit-policy',
  'retry-after',
  'etag',
  'content-range',
  'accept-ranges',
  'content-length',
  'content-disposition',
].join(', ');

const allowed = 'x-api-token, content-type, idempotency-key, if-none-match, if-range, range, x-request-id';

export function allowOtherOrigins(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', exposed);
}

/** Whether a browser asks beforehand what it may send. */
export function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && 'access-control-request-method' in headers;
}

/** Says the same for every address, known or not, and to everybody: browsers send no token with the question. */
export function answerPreflight(reply: FastifyReply, methods: string): FastifyReply {
  return reply
    .code(204)
    .header('access-control-allow-methods', methods)
    .header('access-control-allow-headers', allowed)
    .header('access-control-max-age', 7200)
    .send();
}
