import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Bundler {
  buildSync(options: object): { readonly outputFiles: readonly { readonly contents: Uint8Array }[] };
}

/**
 * The worker as one JavaScript file, made from the sources the way the build makes `pdf-worker.js`: threads load no
 * TypeScript. For runs from the sources only. Answers the path, below `node_modules` so that packages are found.
 */
export function bundleWorker(): string {
  const { buildSync }: Bundler = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  const name = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const path = fileURLToPath(new URL(`../../node_modules/.cache/pdf-worker/${name}.mjs`, import.meta.url));
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, path);
  }
  return path;
}
