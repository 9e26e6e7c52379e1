import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

const embedFile = 'signet-sign.js';

/** Handwriting faces: the files that hold a name's letters, loaded only when Type opens. */
const faces = {
  'dancing-script': ['latin-500', 'latin-ext-500'],
  'cedarville-cursive': ['latin-400'],
  'delicious-handrawn': ['latin-400', 'latin-ext-400'],
  fasthand: ['latin-400'],
};

/**
 * Builds the recipient's page into `outdir`: hashed files, and `manifest.json` that says which is which. Addresses in
 * it are as browsers ask for them, under /sign-assets/.
 */
export async function buildSigningPage(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const result = await build({
    entryPoints: { client: join(here, 'client.tsx'), styles: join(here, 'styles.css') },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'safari16.4', 'firefox114'],
    minify: true,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/sign-assets/',
    loader: { '.woff2': 'file' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  // For other people's pages: its address stays the same, so it has no hash and stands alone.
  await build({
    entryPoints: [join(here, 'embed/signet-sign.ts')],
    outfile: join(outdir, embedFile),
    bundle: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'safari16.4', 'firefox114'],
    minify: true,
    logLevel: 'warning',
  });
  const manifest = { script: '', styles: '', faces: {} };
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    const address = `/sign-assets/${basename(path)}`;
    if (output.entryPoint?.endsWith('client.tsx')) manifest.script = address;
    if (output.entryPoint?.endsWith('styles.css')) manifest.styles = address;
  }
  for (const [face, parts] of Object.entries(faces)) {
    manifest.faces[face] = parts.map((part) => copyHashed(face, part, outdir));
  }
  writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return result.metafile;
}

function copyHashed(face, part, outdir) {
  const file = require.resolve(`@fontsource/${face}/files/${face}-${part}-normal.woff2`);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8).toUpperCase();
  const name = `${face}-${part}-${hash}.woff2`;
  copyFileSync(file, join(outdir, name));
  return `/sign-assets/${name}`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const outdir = resolve(process.argv[2] ?? join(here, '../../dist/signing'));
  await buildSigningPage(outdir);
  console.log(`Built the signing page into ${relative(process.cwd(), outdir) || outdir}`);
}
