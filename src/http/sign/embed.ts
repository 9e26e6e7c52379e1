import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** `/embed/signet-sign.js`: the element that shows a signing page on other people's pages, loaded by them as a module. */
export async function embedRoutes(server: FastifyInstance, folder = 'dist/signing'): Promise<void> {
  const script = await readFile(join(folder, 'signet-sign.js'), 'utf8').catch(() => undefined);
  if (script === undefined) return;
  const headers = {
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=3600',
    'content-type': 'text/javascript; charset=utf-8',
  };
  server.get('/embed/signet-sign.js', async (_request, reply) => reply.headers(headers).send(script));
}
