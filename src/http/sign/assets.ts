import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PageAssets } from '../../contract/sign/page.ts';
import type { Deps } from '../../features/deps.ts';

const manifest = z.object({
  script: z.string(),
  styles: z.string(),
  faces: z.record(z.string(), z.array(z.string())),
});

/** Which hashed file is which, as the build wrote it down. Without a build the page still shows, unstyled. */
export async function readManifest(deps: Pick<Deps, 'log'>, folder = 'dist/signing'): Promise<PageAssets> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text !== undefined) return manifest.parse(JSON.parse(text));
  deps.log.warn({ folder }, 'The signing page is not built');
  return { script: '', styles: '', faces: {} };
}
