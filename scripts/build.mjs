import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { build as buildWeb } from 'vite';
import { buildSigningPage } from '../src/signing-page/build.mjs';

/** dist/: the server, the command line, the PDF worker, the senders' app and the recipients' page. */
const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

async function buildServer() {
  for (const name of ['main.js', 'cli.js', 'pdf-worker.js']) rmSync(join(dist, name), { force: true });
  await build({
    entryPoints: {
      main: join(root, 'src/main.ts'),
      cli: join(root, 'src/signet.ts'),
      'pdf-worker': join(root, 'src/pdf/worker.ts'),
    },
    outdir: dist,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    jsx: 'automatic',
    logLevel: 'warning',
  });
}

await Promise.all([
  buildServer(),
  buildSigningPage(join(dist, 'signing')),
  buildWeb({ root: join(root, 'src/web'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }),
]);
