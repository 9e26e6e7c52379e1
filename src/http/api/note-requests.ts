import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../features/deps.ts';
import type { RequestLog } from '../../features/request-log/writer.ts';
import { knownCaller, reasonOf } from './caller.ts';

/** Puts each call of an account into its request log, after the answer has gone out. */
export function noteRequests(scope: FastifyInstance, deps: Pick<Deps, 'clock'>, log: RequestLog): void {
  scope.addHook('onResponse', async (request, reply) => {
    const caller = knownCaller(request);
    if (caller === undefined) return;
    log.note({
      accountId: caller.accountId,
      at: deps.clock(),
      method: request.method,
      path: request.url.split('?')[0] ?? '',
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
      requestId: request.id,
      tokenLastFour: caller.tokenLastFour,
      errorReason: reasonOf(request),
      ip: request.ip,
    });
  });
}
