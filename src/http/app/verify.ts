import type { FastifyInstance, FastifyRequest } from 'fastify';
import { lookUpDocument, verificationReport, verifyPath } from '../../contract/app/verify.ts';
import { refuse } from '../../domain/refusal.ts';
import { networkOf } from '../../features/accounts/network.ts';
import type { Deps } from '../../features/deps.ts';
import { lookUpDocument as lookUp } from '../../features/verification/look-up.ts';
import { verifyFile } from '../../features/verification/verify-file.ts';
import { RefusedError, serve } from './serve.ts';

const HOUR = 3600;

/** The public verification page's requests: no account, no cookie, nothing kept. */
export async function verifyRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const { verificationsPerHour, verificationsAtOnce, verifyFileBytes } = deps.settings.limits;
  const files = deps.limiter('verify', verificationsPerHour, HOUR);
  const ids = deps.limiter('verify-id', verificationsPerHour, HOUR);
  let atOnce = 0;

  async function spend(limiter: typeof files, request: FastifyRequest): Promise<void> {
    const { allowed, retryAfterSeconds } = await limiter.take(networkOf(request.ip));
    if (!allowed) throw new RefusedError(refuse('too-many', { retryAfterSeconds }));
  }

  serve(server, lookUpDocument, async ({ params, query }, request) => {
    await spend(ids, request);
    return lookUp(deps, params.id, query.sha256);
  });

  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/pdf',
      { parseAs: 'buffer', bodyLimit: verifyFileBytes },
      (_request, body, done) => done(null, body),
    );
    scope.addContentTypeParser('*', (_request, _payload, done) => done(new RefusedError(refuse('not-a-pdf-body'))));
    // Before the body is read: a file that has to wait takes no memory.
    const admitted = new WeakSet<FastifyRequest>();
    scope.addHook('onRequest', async (request) => {
      if (atOnce >= verificationsAtOnce) throw new RefusedError(refuse('verify-busy', { retryAfterSeconds: 5 }));
      atOnce++;
      admitted.add(request);
      request.raw.once('close', () => leave(request));
      await spend(files, request);
    });
    scope.addHook('onResponse', async (request) => leave(request));
    function leave(request: FastifyRequest): void {
      if (admitted.delete(request)) atOnce--;
    }

    const options = { bodyLimit: verifyFileBytes, config: { fromOtherOrigins: true } };
    scope.post(verifyPath, options, async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) throw new RefusedError(refuse('not-a-pdf-body'));
      const report = await verifyFile(deps, request.body);
      return reply.header('cache-control', 'no-store').send(verificationReport.parse(report));
    });
  });
}
