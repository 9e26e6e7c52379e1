import type { FastifyInstance } from 'fastify';
import type { RenderSigningPage } from '../../contract/sign/page.ts';
import type { Deps } from '../../features/deps.ts';
import { actRoutes } from './acts.ts';
import { readManifest } from './assets.ts';
import { codeRoutes } from './codes.ts';
import { downloadRoutes } from './downloads.ts';
import { pageRoutes } from './page.ts';
import { pictureRoutes } from './pictures.ts';
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
  const assets = await readManifest(deps, signingFiles);
  await pageRoutes(server, deps, renderer, assets);
  await codeRoutes(server, deps);
  await actRoutes(server, deps);
  await pictureRoutes(server, deps);
  await downloadRoutes(server, deps);
  await server.register((scope) => uploadRoutes(scope, deps));
}
