import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../features/deps.ts';
import { type SavedSignature, savedSignatures } from '../../features/saved-signatures/queries.ts';
import { findSession } from '../../features/sessions/lookup.ts';
import { type SigningView, signingView } from '../../features/signing/view.ts';
import { readCookie } from '../app/cookies.ts';
import { withSession } from './enter.ts';
import { answerRefusal } from './refusals.ts';

/** What the person who is asked to sign has saved, when signed in to the app in this browser; none for anybody else. */
export async function savedFor(
  deps: Deps,
  request: FastifyRequest,
  view: SigningView,
): Promise<readonly SavedSignature[]> {
  const secret = readCookie(deps, request, 'session');
  if (view.state !== 'open' || secret === undefined) return [];
  const session = await findSession(deps, secret);
  if (session?.account.email.toLowerCase() !== view.me.email.toLowerCase()) return [];
  return savedSignatures(deps.db, session.accountId);
}

/** The saved picture, for a field of its kind. */
export async function savedRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  server.get(
    '/sign/r/:recipientId/saved/:kind',
    withSession(deps, async (request, reply, session) => {
      const { kind } = request.params as { readonly kind: string };
      const saved = await savedFor(deps, request, await signingView(deps, session));
      const found = saved.find((one) => one.kind === kind);
      if (found === undefined) return answerRefusal(request, reply, { refused: 'no-such-picture' });
      return reply.type('image/png').send(Buffer.from(await deps.blobs.get(found.sha256)));
    }),
  );
}
