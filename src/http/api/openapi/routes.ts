import type { FastifyInstance } from 'fastify';
import { type ApiVersion, apiVersions } from '../../../contract/api/versions.ts';
import type { Deps } from '../../../features/deps.ts';
import { operations } from '../operations.ts';
import { openApiDocument } from './document.ts';

const newest: ApiVersion = 'v1.2';

/** The OpenAPI document of each version, and the newest one without a version. Anyone may read them, from any page. */
export async function openApiRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const place = { ...deps.settings, environment: deps.environment };
  for (const version of apiVersions) {
    const text = JSON.stringify(openApiDocument(operations, version, place));
    const urls = [`/api/${version}/openapi.json`, ...(version === newest ? ['/api/openapi.json'] : [])];
    for (const url of urls) {
      server.get(url, async (_request, reply) =>
        reply
          .header('access-control-allow-origin', '*')
          .header('cross-origin-resource-policy', 'cross-origin')
          .header('cache-control', 'public, max-age=300')
          .type('application/json; charset=utf-8')
          .send(text),
      );
    }
  }
}
