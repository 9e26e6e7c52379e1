import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiTexts, tooManyCallsText, tooManyTokensText } from '../../contract/api/errors.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { authenticateToken } from '../../features/tokens/authenticate.ts';
import { setCaller, setSentType } from './caller.ts';
import { allowOtherOrigins, answerPreflight, isPreflight } from './cors.ts';
import { failure } from './operation.ts';
import type { RateLimits } from './rate-limits.ts';
import { send } from './send.ts';

/** First of all, so that no path, method or body is looked at for a stranger. */
export function guard(scope: FastifyInstance, deps: Deps, limits: RateLimits): void {
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    allowOtherOrigins(reply);
    if (isPreflight(request)) return answerPreflight(reply, 'GET, POST, PUT, DELETE');
    const refused = await admit(deps, limits, request, reply);
    if (refused) return refused;
    setSentType(request, request.headers['content-type'] ?? '');
    // Clients send JSON under any type, and empty bodies under this one.
    request.raw.headers['content-type'] = 'application/json';
  });
}

/** Sends the answer of a call that goes no further; undefined for one that may. */
async function admit(
  deps: Deps,
  limits: RateLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const token = tokenOf(request);
  const barred = await limits.barred(request, token);
  if (barred !== undefined) return later(request, reply, barred, tooManyTokensText(barred));
  const caller = await authenticateToken(deps, token);
  await limits.tried(request, token, !isRefusal(caller));
  if (isRefusal(caller)) return reply.code(405).send({ error: apiTexts.invalidToken });
  setCaller(request, caller);
  const wait = await limits.spend(request, reply);
  return wait === undefined ? undefined : later(request, reply, wait, tooManyCallsText(wait));
}

function later(request: FastifyRequest, reply: FastifyReply, seconds: number, text: string): FastifyReply {
  reply.header('retry-after', seconds);
  return send(request, reply, failure(429, text, refuse('rate-limited')));
}

function tokenOf(request: FastifyRequest): string {
  const header = request.headers['x-api-token'];
  return typeof header === 'string' ? header.trim() : '';
}
