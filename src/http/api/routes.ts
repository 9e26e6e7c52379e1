import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiTexts } from '../../contract/api/errors.ts';
import { type ApiVersion, apiVersions } from '../../contract/api/versions.ts';
import type { Deps } from '../../features/deps.ts';
import { fileLimitBytes } from '../../features/plans/entitlements.ts';
import { createRequestLog, type RequestLog } from '../../features/request-log/writer.ts';
import { type ApiCaller, liveApiRefusal } from '../../features/tokens/authenticate.ts';
import { isLarge, largeBodiesOf, waitForTurn } from '../large-bodies.ts';
import { skipBody } from './body-stream.ts';
import { callerOf, prepareRequests, sentTypeOf, setBodyDigest } from './caller.ts';
import { bodyLimitFor } from './decode-file.ts';
import { downgrade } from './downgrade.ts';
import './fastify-config.ts';
import { faultAnswer } from './faults.ts';
import { guard } from './guard.ts';
import { answerOnce, hasKey } from './idempotency.ts';
import { noteRequests } from './note-requests.ts';
import { openApiRoutes } from './openapi/routes.ts';
import { type ApiAnswer, failure, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { readBody } from './read-body.ts';
import { send, sendTagged } from './send.ts';

const smallBody = 1024 * 1024;

interface Shared {
  readonly limits: RateLimits;
  readonly log: RequestLog;
}

/** Mounts the operations at /api/v1, /api/v1.1 and /api/v1.2. */
export async function apiRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  await openApiRoutes(server, deps);
  const shared: Shared = { limits: await createRateLimits(server, deps), log: createRequestLog(deps) };
  server.addHook('onClose', () => shared.log.close());
  for (const version of apiVersions) {
    await server.register(async (scope) => mount(scope, deps, version, shared), { prefix: `/api/${version}` });
  }
}

function mount(scope: FastifyInstance, deps: Deps, version: ApiVersion, { limits, log }: Shared): void {
  prepareRequests(scope);
  guard(scope, deps, limits);
  noteRequests(scope, deps, log);
  scope.addHook('preParsing', async (request, reply) => {
    const takesFile = !request.is404 && request.routeOptions.config.apiBody === 'file';
    if (takesFile && isLarge(request)) await waitForTurn(largeBodiesOf(deps), reply);
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (request: FastifyRequest, payload: FastifyRequest['raw']) =>
    bodyOf(deps, request, payload),
  );
  scope.setErrorHandler((error, request, reply) => send(request, reply, faultAnswer(deps, error, request)));
  scope.setNotFoundHandler((request, reply) => send(request, reply, failure(404, apiTexts.notFound)));
  for (const operation of operations) addRoute(scope, deps, version, operation);
}

function addRoute(scope: FastifyInstance, deps: Deps, version: ApiVersion, operation: Operation): void {
  scope.route({
    method: operation.method,
    url: operation.path,
    config: { apiBody: operation.body },
    handler: async (request, reply) => {
      const answer =
        (await debtAnswer(deps, operation, callerOf(request))) ??
        (await answerOnce(deps, operation, request, (within) => operation.handle(within, requestOf(request))));
      const body = downgrade(version, answer);
      if (answer.stateVersion === undefined) return send(request, reply, { ...answer, body });
      return sendTagged(request, reply, body, answer.stateVersion);
    },
  });
}

async function bodyOf(deps: Deps, request: FastifyRequest, payload: FastifyRequest['raw']): Promise<unknown> {
  const takes = request.routeOptions.config.apiBody;
  // Where no body counts, a broken one does no harm.
  if (request.is404 || takes === undefined || takes === 'none') return skipBody(payload);
  const fileLimit = takes === 'file' ? fileLimitBytes(deps, callerOf(request).tenant) : smallBody;
  const { value, sha256 } = await readBody(payload, {
    contentType: sentTypeOf(request),
    contentEncoding: request.headers['content-encoding'] ?? '',
    limit: takes === 'file' ? bodyLimitFor(fileLimit) : smallBody,
    fileLimit,
    digest: hasKey(request),
  });
  setBodyDigest(request, sha256);
  return value;
}

function requestOf(request: FastifyRequest) {
  return {
    caller: callerOf(request),
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: request.body,
    meta: { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' },
  };
}

async function debtAnswer(deps: Deps, operation: Operation, caller: ApiCaller): Promise<ApiAnswer | undefined> {
  if (operation.method === 'GET') return undefined;
  const refusal = await liveApiRefusal(deps, caller);
  if (refusal === undefined) return undefined;
  const invoice = refusal.detail?.invoice;
  const unpaid = invoice ? `invoice ${invoice} is unpaid` : 'an invoice is unpaid';
  return failure(400, `API use is suspended because ${unpaid}. It resumes when the payment is recorded.`);
}
