import type { FastifyRequest } from 'fastify';
import { apiTexts } from '../../contract/api/errors.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { once } from '../../features/tokens/idempotency.ts';
import { bodyDigestOf, callerOf } from './caller.ts';
import { type ApiAnswer, failure, type Operation } from './operation.ts';

const longestKey = 255;

const conflicts = {
  'other-body': apiTexts.keyForOtherBody,
  'in-flight': apiTexts.keyInFlight,
  'answer-lost': apiTexts.keyAnswerLost,
} as const;

/** Whether the call asks to be done once however often it is sent. */
export function hasKey(request: FastifyRequest): boolean {
  return keyOf(request) !== '' && request.method !== 'GET' && request.method !== 'HEAD';
}

/** Under an `Idempotency-Key` the work is done once, and its answer repeated for 24 hours. */
export async function answerOnce(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
  work: (deps: Deps) => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  if (!hasKey(request)) return work(deps);
  const key = keyOf(request);
  if (key.length > longestKey) return failure(400, apiTexts.generic, refuse('idempotency-key-too-long'));
  const { accountId } = callerOf(request);
  const route = `${operation.method} ${request.url.replace(/^\/api\/[^/]+/, '').replace(/\?.*$/, '')}`;
  const answer = await once(deps, { accountId, route, key, bodySha256: bodyDigestOf(request) }, work);
  return isRefusal(answer) ? failure(409, conflicts[answer.refused], answer) : answer;
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? key.trim() : '';
}
