import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '../features/deps.ts';
import { answerBadConnection } from './bad-connection.ts';
import { answerFault, answerNotFound } from './faults.ts';
import { checkOrigin } from './origin.ts';
import { routing } from './routing.ts';
import { contentSecurityPolicy } from './security-policy.ts';
import { type BuiltFiles, staticRoutes } from './static.ts';

export interface ServerOptions {
  /** Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  readonly trustedProxies: readonly string[];
  readonly files: BuiltFiles;
}

/** Pages, forms and answers of people; the API and uploads raise it for themselves. */
const BODY_BYTES = 1024 * 1024;
/** A recipient's answers with drawn and uploaded pictures, base64. */
const SIGN_BODY_BYTES = 24 * 1024 * 1024;

type Routes = (server: FastifyInstance, deps: Deps) => Promise<void>;

/** The HTTP server of one environment, not listening yet. `routes` mount what the environment answers. */
export async function createServer(
  deps: Deps,
  routes: readonly Routes[],
  options: ServerOptions,
): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    ...routing,
    frameworkErrors: (_error, request, reply) => answerNotFound(request, reply.header('x-request-id', request.id)),
    clientErrorHandler: answerBadConnection,
    forceCloseConnections: true,
    requestTimeout: 120_000,
  });
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith('/sign/')) route.bodyLimit ??= SIGN_BODY_BYTES;
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Links and file addresses are secrets: no page of these hands its address on.
    if (/^\/(sign|files|api)\//.test(request.routeOptions.url ?? '')) reply.header('referrer-policy', 'no-referrer');
  });
  server.addHook('onRequest', checkOrigin(deps.settings.publicUrl));
  server.addHook('onResponse', async (request, reply) =>
    logRequest(deps, request, reply.statusCode, reply.elapsedTime),
  );
  server.setErrorHandler((error, request, reply) => answerFault(deps.log, error, request, reply));
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(deps.settings),
    hsts: deps.settings.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
    // The sandbox's sign-in arrives by a form that live's page posts into a new tab.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  });
  await server.register(cookie);
  await server.register(formbody);
  server.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const answers = await sql`select 1`.execute(deps.db).then(
      () => true,
      () => false,
    );
    return reply.code(answers ? 200 : 503).send({ status: answers ? 'ok' : 'the database does not answer' });
  });
  for (const mount of routes) await server.register(async (scope) => mount(scope, deps));
  await server.register(async (scope) => staticRoutes(scope, options.files, deps.settings));
  return server;
}

/** The route's pattern, never the address: that may hold a secret. */
function logRequest(deps: Deps, request: FastifyRequest, status: number, milliseconds: number): void {
  const route = request.routeOptions.url ?? 'unknown path';
  if (route === '/healthz' || (status < 400 && isAsset(route))) return;
  const fields = { status, ms: Math.round(milliseconds), requestId: request.id };
  deps.log.info(fields, `${request.method} ${route}`);
}

function isAsset(route: string): boolean {
  return route === '*' || route === '/*' || route.startsWith('/assets/') || route.startsWith('/sign-assets/');
}
