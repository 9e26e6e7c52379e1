import type { FastifyInstance } from 'fastify';
import { addEmbedOrigin, type EmbeddingPage, readEmbedding, removeEmbedOrigin } from '../../contract/app/embedding.ts';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { addOrigin, readOrigins, removeOrigin } from '../../features/embedding/origins.ts';
import { entitled } from '../../features/plans/entitlements.ts';
import type { Session } from '../../features/sessions/lookup.ts';
import { serve } from './serve.ts';
import { sessionOf } from './session.ts';

/** Settings > Embedding: which pages may show the account's signing pages in a frame. */
export async function embeddingRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, readEmbedding, async (_input, request) => pageOf(deps, await sessionOf(request, deps)));

  serve(server, addEmbedOrigin, async ({ body }, request) => {
    const me = await sessionOf(request, deps);
    const added = await addOrigin(deps, me, body.origin);
    return isRefusal(added) ? added : pageOf(deps, me);
  });

  serve(server, removeEmbedOrigin, async ({ body }, request) => {
    const me = await sessionOf(request, deps);
    await removeOrigin(deps, me, body.origin);
    return pageOf(deps, me);
  });
}

async function pageOf(deps: Deps, { accountId, tenant }: Session): Promise<EmbeddingPage> {
  return {
    origins: await readOrigins(deps.db, accountId),
    most: deps.settings.limits.embedOrigins,
    state: entitled(deps, tenant, 'embedding') ? 'allowed' : 'needs-plan',
    neededPlans: [...plansWith('embedding')],
    scriptUrl: `${deps.settings.publicUrl}/embed/signet-sign.js`,
  };
}
