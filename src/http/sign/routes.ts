import type { FastifyInstance } from 'fastify';
import type { RenderSigningPage } from '../../contract/sign/page.ts';
import type { Deps } from '../../features/deps.ts';
import { isLarge, largeBodiesOf, waitForTurn } from '../large-bodies.ts';
import { actRoutes } from './acts.ts';
import { readManifest } from './assets.ts';
import { codeRoutes } from './codes.ts';
import { downloadRoutes } from './downloads.ts';
import { embedRoutes } from './embed.ts';
import { sessionOf } from './enter.ts';
import { pageRoutes } from './page.ts';
import { pictureRoutes } from './pictures.ts';
import { answerRefusal } from './refusals.ts';
import { savedRoutes } from './saved.ts';
import { uploadRoutes } from './uploads.ts';

/**
 * Everything recipients reach: the link, the page by state, and its requests under `/sign/r/<recipient>`. Origin and
 * `Referrer-Policy` are the server's business; gates are the features'. `signingFiles` is the folder of the built page.
 */
export async function signRoutes(
  server: FastifyInstance,
  deps: Deps,
  renderer: RenderSigningPage,
  signingFiles?: string,
): Promise<void> {
  server.addHook('preParsing', async (request, reply) => {
    const { recipientId } = (request.params ?? {}) as { readonly recipientId?: string };
    if (recipientId === undefined || !isLarge(request)) return;
    if ((await sessionOf(deps, request)) !== null) return waitForTurn(largeBodiesOf(deps), reply);
    // Of a stranger's body nothing is kept: it would take a place that a recipient waits for.
    await answerRefusal(request, reply, { refused: 'no-session' });
  });
  const assets = await readManifest(deps, signingFiles);
  await pageRoutes(server, deps, renderer, assets);
  await codeRoutes(server, deps);
  await actRoutes(server, deps);
  await pictureRoutes(server, deps);
  await savedRoutes(server, deps);
  await downloadRoutes(server, deps);
  await embedRoutes(server, signingFiles);
  await server.register((scope) => uploadRoutes(scope, deps));
}
