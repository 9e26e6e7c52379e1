import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  clearSavedSignature,
  readSavedSignatures,
  type SavedSignatures,
  savedSignatures as savedAnswer,
} from '../../contract/app/saved-signatures.ts';
import { type SavedKind, savedKinds } from '../../domain/account/saved-signature.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { PICTURE_BYTES } from '../../features/keep-picture.ts';
import { savedSignatures } from '../../features/saved-signatures/queries.ts';
import { clearSignature, saveSignature } from '../../features/saved-signatures/save.ts';
import { answerNotFound } from '../faults.ts';
import { RefusedError, serve } from './serve.ts';
import { sessionOf } from './session.ts';

/** Settings > My signature. */
export async function savedSignatureRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  server.addContentTypeParser(
    ['image/png', 'image/jpeg'],
    { parseAs: 'buffer', bodyLimit: PICTURE_BYTES },
    (_request, body, done) => done(null, body),
  );

  serve(server, readSavedSignatures, async (_input, request) =>
    answerFor(deps, (await sessionOf(request, deps)).accountId),
  );

  serve(server, clearSavedSignature, async ({ params }, request) => {
    const { accountId } = await sessionOf(request, deps);
    await clearSignature(deps, accountId, params.kind);
    return answerFor(deps, accountId);
  });

  server.post('/app/signatures/:kind/picture', async (request, reply) => {
    const { accountId } = await sessionOf(request, deps);
    const kind = kindOf(request);
    if (kind === undefined) return answerNotFound(request, reply);
    const refused = Buffer.isBuffer(request.body)
      ? await saveSignature(deps, accountId, kind, request.body)
      : refuse('not-a-picture');
    if (refused) throw new RefusedError(refused);
    return reply.header('cache-control', 'no-store').send(savedAnswer.parse(await answerFor(deps, accountId)));
  });

  server.get('/app/signatures/:kind/picture', async (request, reply) => {
    const { accountId } = await sessionOf(request, deps);
    const saved = (await savedSignatures(deps.db, accountId)).find(({ kind }) => kind === kindOf(request));
    if (saved === undefined) return answerNotFound(request, reply);
    const tag = `"${saved.sha256}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('image/png').send(Buffer.from(await deps.blobs.get(saved.sha256)));
  });
}

function kindOf(request: FastifyRequest): SavedKind | undefined {
  const { kind } = request.params as { readonly kind: string };
  return savedKinds.find((one) => one === kind);
}

async function answerFor(deps: Deps, accountId: string): Promise<SavedSignatures> {
  const saved = await savedSignatures(deps.db, accountId);
  return { saved: saved.map((one) => ({ ...one, savedAt: one.savedAt.toISOString() })) };
}
