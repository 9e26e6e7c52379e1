import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../../features/accounts/network.ts';
import type { Deps } from '../../features/deps.ts';
import { callerOf } from './caller.ts';
import './fastify-config.ts';
import { KnownTokens } from './known-tokens.ts';

const windowSeconds = 60;

type Count = ReturnType<FastifyInstance['createRateLimit']>;

/** Budgets of the API, counted in the memory of this node. */
export interface RateLimits {
  /** Takes the call from its token's budget and says so in the headers. Seconds to wait, where nothing is left. */
  spend(request: FastifyRequest, reply: FastifyReply): Promise<number | undefined>;
  /** Seconds for which a token that this node has not seen accepted may not be tried from the caller's network. */
  barred(request: FastifyRequest, token: string): Promise<number | undefined>;
  /** What came of trying it. */
  tried(request: FastifyRequest, token: string, accepted: boolean): Promise<void>;
}

/** One set for all versions of an environment's API. A limit of 0 is none. */
export async function createRateLimits(server: FastifyInstance, deps: Pick<Deps, 'settings'>): Promise<RateLimits> {
  await server.register(rateLimit, { global: false });
  const { limits } = deps.settings;
  const make = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    max === 0 ? undefined : server.createRateLimit({ max, timeWindow: windowSeconds * 1000, keyGenerator });
  const byToken = (request: FastifyRequest) => callerOf(request).tokenId;
  const reads = make(limits.apiReadsPerMinute, byToken);
  const writes = make(limits.apiWritesPerMinute, byToken);
  const uploads = make(limits.apiUploadsPerMinute, byToken);
  const failures = make(limits.invalidTokensPerMinute, (request) => networkOf(request.ip));
  const known = new KnownTokens();

  function budgetOf(request: FastifyRequest): Count | undefined {
    if (request.method === 'GET' || request.method === 'HEAD') return reads;
    return request.routeOptions.config?.apiBody === 'file' ? uploads : writes;
  }

  return {
    spend: async (request, reply) => {
      const count = await budgetOf(request)?.(request);
      if (count === undefined || count.isAllowed) return undefined;
      reply
        .header('ratelimit-limit', count.max)
        .header('ratelimit-remaining', count.remaining)
        .header('ratelimit-reset', count.ttlInSeconds)
        .header('ratelimit-policy', `${count.max};w=${windowSeconds}`);
      return count.isExceeded ? count.ttlInSeconds : undefined;
    },
    barred: async (request, token) => {
      if (token === '' || known.has(token)) return undefined;
      const count = await failures?.(request, { increment: false });
      if (count === undefined || count.isAllowed || count.remaining > 0) return undefined;
      return count.ttlInSeconds;
    },
    tried: async (request, token, accepted) => {
      if (accepted) known.add(token);
      // No token at all is a mistake, not a guess.
      else if (token !== '') await failures?.(request);
    },
  };
}
