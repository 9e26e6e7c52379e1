import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createListener } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicRoutes } from '../../src/http/public/routes.ts';
import { createServer } from '../../src/http/server.ts';
import { signRoutes } from '../../src/http/sign/routes.ts';
import { buildSigningPage } from '../../src/signing-page/build.mjs';
import { renderSigningPage } from '../../src/signing-page/server.tsx';
import { type TestEnvironment, type TestOptions, testEnvironment } from './deps.ts';

export interface SigningServer {
  readonly environment: TestEnvironment;
  close(): Promise<void>;
}

/** The recipient's page as it is built, over a live environment of its own, for a browser on this machine. */
export async function signingServer(options: TestOptions = {}): Promise<SigningServer> {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const environment = await testEnvironment('live', { ...options, settings: { ...options.settings, publicUrl } });
  const folder = mkdtempSync(join(tmpdir(), 'signet-signing-'));
  await buildSigningPage(folder);
  const server = await createServer(
    environment.deps,
    [
      (scope, deps) => signRoutes(scope, deps, renderSigningPage, folder),
      (scope, deps) => publicRoutes(scope, deps, renderSigningPage, folder),
    ],
    { trustedProxies: [], files: { web: '/nowhere', signing: folder } },
  );
  await server.listen({ host: '127.0.0.1', port });
  return {
    environment,
    async close() {
      await server.close();
      await environment.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const listener = createListener();
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const address = listener.address();
  await new Promise((done) => listener.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
