import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiTexts, fileTooLargeText } from '../../contract/api/errors.ts';
import { type ApiVersion, apiVersions } from '../../contract/api/versions.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { fileLimitBytes } from '../../features/plans/entitlements.ts';
import { type ApiCaller, authenticateToken, liveApiRefusal } from '../../features/tokens/authenticate.ts';
import { once } from '../../features/tokens/idempotency.ts';
import { bodyLimitFor } from './decode-file.ts';
import './fastify-config.ts';
import { downgrade } from './downgrade.ts';
import { type ApiAnswer, failure, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { BodyFault, readJsonBody, skipBody } from './read-body.ts';

const smallBody = 1024 * 1024;
const callerKey = 'apiCaller';

/** Mounts the operations at /api/v1, /api/v1.1 and /api/v1.2. */
export async function apiRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  for (const version of apiVersions) {
    await server.register(async (scope) => mount(scope, deps, version), { prefix: `/api/${version}` });
  }
}

function mount(scope: FastifyInstance, deps: Deps, version: ApiVersion): void {
  scope.decorateRequest(callerKey, null);
  // First of all, so that no path, method or body is looked at for a stranger.
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    const caller = await authenticateToken(deps, tokenOf(request));
    if (isRefusal(caller)) return reply.code(405).send({ error: apiTexts.invalidToken });
    request.setDecorator<ApiCaller>(callerKey, caller);
    // Clients send JSON under any type, and empty bodies under this one.
    request.raw.headers['content-type'] = 'application/json';
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', async (request: FastifyRequest, payload: FastifyRequest['raw']) => {
    // Where no body counts, a broken one does no harm.
    const counts = !request.is404 && request.routeOptions.config.apiBody !== 'none';
    return counts ? readJsonBody(payload, limitOf(deps, request)) : skipBody(payload);
  });
  scope.setErrorHandler((error, request, reply) => send(reply, faultAnswer(deps, error, request)));
  scope.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: apiTexts.notFound }));
  for (const operation of operations) addRoute(scope, deps, version, operation);
}

function addRoute(scope: FastifyInstance, deps: Deps, version: ApiVersion, operation: Operation): void {
  scope.route({
    method: operation.method,
    url: operation.path,
    config: { apiBody: operation.body },
    handler: async (request, reply) => {
      const caller = request.getDecorator<ApiCaller>(callerKey);
      const answer =
        (await debtAnswer(deps, operation, caller)) ??
        (await answerOnce(deps, operation, request, () => operation.handle(deps, requestOf(request))));
      const body = downgrade(version, answer);
      if (answer.stateVersion === undefined) return send(reply, { ...answer, body });
      return sendTagged(request, reply, body, answer.stateVersion);
    },
  });
}

/** Under an `Idempotency-Key` the work is done once, and its answer repeated for 24 hours. */
async function answerOnce(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
  work: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '' || operation.method === 'GET') return work();
  if (key.length > 255) return failure(400, apiTexts.generic);
  const { accountId } = request.getDecorator<ApiCaller>(callerKey);
  const route = `${operation.method} ${request.url.replace(/^\/api\/[^/]+/, '')}`;
  const answer = await once(deps, { accountId, route, key, body: JSON.stringify(request.body ?? null) }, work);
  if (!isRefusal(answer)) return answer;
  return failure(409, answer.refused === 'other-body' ? apiTexts.keyForOtherBody : apiTexts.keyInFlight);
}

function tokenOf(request: FastifyRequest): string {
  const header = request.headers['x-api-token'];
  return typeof header === 'string' ? header.trim() : '';
}

function requestOf(request: FastifyRequest) {
  return {
    caller: request.getDecorator<ApiCaller>(callerKey),
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: request.body,
    meta: { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' },
  };
}

function send(reply: FastifyReply, { status, body, reason }: ApiAnswer): FastifyReply {
  if (reason !== undefined) reply.header('x-error-reason', reason);
  return reply.code(status).send(body);
}

/** The tag holds as long as the answer does: it changes with the document, and with the window of its file addresses. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, body: object, stateVersion: number): FastifyReply {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
  const tag = `W/"${stateVersion}-${digest}"`;
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim());
  return known?.includes(tag) ? reply.code(304).send() : reply.code(200).send(body);
}

async function debtAnswer(deps: Deps, operation: Operation, caller: ApiCaller): Promise<ApiAnswer | undefined> {
  if (operation.method === 'GET') return undefined;
  const refusal = await liveApiRefusal(deps, caller);
  if (refusal === undefined) return undefined;
  const invoice = refusal.detail?.invoice;
  const unpaid = invoice ? `invoice ${invoice} is unpaid` : 'an invoice is unpaid';
  return failure(400, `API use is suspended because ${unpaid}. It resumes when the payment is recorded.`);
}

function limitOf(deps: Deps, request: FastifyRequest): number {
  if (request.routeOptions.config.apiBody !== 'file') return smallBody;
  return bodyLimitFor(fileLimitBytes(deps, request.getDecorator<ApiCaller>(callerKey).tenant));
}

function faultAnswer(deps: Deps, error: unknown, request: FastifyRequest): ApiAnswer {
  if (error instanceof BodyFault) {
    if (error.code !== 'too-large' || request.routeOptions.config.apiBody !== 'file') {
      return failure(400, apiTexts.generic);
    }
    const { tenant } = request.getDecorator<ApiCaller>(callerKey);
    return failure(400, fileTooLargeText(fileLimitBytes(deps, tenant) / (1024 * 1024)));
  }
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return failure(400, apiTexts.generic);
  deps.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'An API call failed');
  return failure(500, apiTexts.generic);
}
