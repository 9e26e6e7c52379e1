import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../platform/log/log.ts';

/** What went wrong before or outside a handler of ours, as an answer. The API's own routes answer in their own words. */

const sentences: Readonly<Record<string, readonly [number, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too-large', 'The request is larger than this address accepts.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed-json', 'The request body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'malformed-json', 'The request body is empty; JSON was announced.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media-type', 'The request body must be JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'malformed', 'The request body has another length than announced.'],
};

export function answerFault(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = sentences[property(error, 'code')];
  if (known) return answerRefusal(request, reply, ...known);
  const status = Number(property(error, 'statusCode'));
  if (status >= 400 && status < 500) {
    return answerRefusal(request, reply, status, 'refused', 'The request could not be understood.');
  }
  const route = request.routeOptions.url ?? 'unknown path';
  log.error({ error, requestId: request.id }, `${request.method} ${route} failed`);
  const sentence = 'Something went wrong on our side. Nothing was changed.';
  return answerRefusal(request, reply, 500, 'fault', `${sentence} Reference: ${request.id}.`);
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerRefusal(request, reply, 404, 'not-found', 'Not found');
}

/** Programs of the API get a plain text; pages get a code, a sentence and the reference into the log. */
export function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
): FastifyReply {
  reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8');
  if (request.url.startsWith('/api/')) return reply.send({ error: message });
  return reply.send({ error: { code, message, reference: request.id } });
}

function property(error: unknown, name: string): string {
  if (typeof error !== 'object' || error === null || !(name in error)) return '';
  return String((error as Record<string, unknown>)[name]);
}
