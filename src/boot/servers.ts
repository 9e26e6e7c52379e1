import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Deps } from '../features/deps.ts';
import { apiRoutes } from '../http/api/routes.ts';
import { appRoutes } from '../http/app/routes.ts';
import { fileRoutes } from '../http/files.ts';
import { internalRoutes } from '../http/internal.ts';
import { pkiRoutes } from '../http/pki.ts';
import { publicRoutes } from '../http/public/routes.ts';
import { createServer } from '../http/server.ts';
import { signRoutes } from '../http/sign/routes.ts';
import { renderSigningPage } from '../signing-page/server.tsx';

/** The same routes for both environments; only the sandbox hears live's signed calls. */
export async function createServers(config: Config, context: Context) {
  const dist = join(projectRoot(), 'dist');
  const options = {
    trustedProxies: config.trustedProxies,
    files: { web: join(dist, 'web'), signing: join(dist, 'signing') },
  };
  const signing = (server: FastifyInstance, deps: Deps) =>
    signRoutes(server, deps, renderSigningPage, options.files.signing);
  const visitors = (server: FastifyInstance, deps: Deps) =>
    publicRoutes(server, deps, renderSigningPage, options.files.signing);
  const shared = [apiRoutes, fileRoutes, appRoutes, signing, visitors, pkiRoutes];
  const live = await createServer(context.live.deps, shared, options);
  const sandbox = await createServer(context.sandbox.deps, [...shared, internalRoutes], options);
  return { live, sandbox };
}

/** The folder of package.json, seen from the sources and from the bundle alike. */
function projectRoot(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json')) && at !== dirname(at)) at = dirname(at);
  return at;
}
