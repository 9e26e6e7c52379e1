import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerRefusal } from './faults.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** true: this write is authorised by what it carries, not by a cookie, and comes from another origin. */
    fromOtherOrigins?: boolean;
  }
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cookies travel with requests that other sites cause, and ignore ports: live and the sandbox of one machine would
 * reach each other. So every write under /app, /sign and /publicsign must say that it comes from this environment's
 * own pages.
 */
export function checkOrigin(publicUrl: string) {
  const own = new URL(publicUrl).origin;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    // By the route, not the address: an address can spell the same path in many ways.
    const route = request.routeOptions.url ?? '';
    if (reads.has(request.method) || !/^\/((app|sign)\/|publicsign)/.test(route)) return undefined;
    if (request.routeOptions.config?.fromOtherOrigins === true) return undefined;
    if (comesFrom(request, own)) return undefined;
    return answerRefusal(request, reply, 403, 'wrong-origin', 'This request did not come from a page of this address.');
  };
}

function comesFrom(request: FastifyRequest, own: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return origin === own;
  return request.headers['sec-fetch-site'] === 'same-origin';
}
