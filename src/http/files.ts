import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '../domain/refusal.ts';
import type { Deps } from '../features/deps.ts';
import { belongsToTemplate, type FileUrl, openFileUrl } from '../features/documents/file-url.ts';
import { recordDownload } from '../features/documents/record-download.ts';
import { allowOtherOrigins, answerPreflight, isPreflight } from './api/cors.ts';
import { readRange } from './byte-range.ts';
import { answerNotFound } from './faults.ts';

const refused = 'This file address has expired or is not valid. Read the document again for a new one.';

/** `GET /files/<token>/<filename>`: downloads by an address that is its own key. */
export async function fileRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  server.route({
    method: ['GET', 'HEAD'],
    // A wildcard, because a token is longer than a parameter may be.
    url: '/files/*',
    handler: (request, reply) => answer(deps, request, reply),
  });
  server.options('/files/*', async (request, reply) =>
    isPreflight(request) ? answerPreflight(allowOtherOrigins(reply), 'GET, HEAD') : answerNotFound(request, reply),
  );
}

async function answer(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [token = ''] = (request.params as { '*': string })['*'].split('/');
  const file = await openFileUrl(deps, token);
  allowOtherOrigins(reply).header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
  if (isRefusal(file)) return reply.code(403).header('cache-control', 'no-store').send({ error: refused });

  const size = await deps.blobs.size(file.sha256);
  const tag = `"${file.sha256}"`;
  reply
    .header('content-type', file.contentType)
    .header('content-disposition', attachment(file.filename))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('etag', tag);
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();

  const ifRange = request.headers['if-range'];
  const range = ifRange === undefined || ifRange === tag ? readRange(request.headers.range, size) : 'whole';
  if (range === 'outside') {
    return reply.code(416).header('content-range', `bytes */${size}`).removeHeader('content-disposition').send();
  }
  const part = range === 'whole' ? { start: 0, end: size - 1 } : range;
  reply.code(range === 'whole' ? 200 : 206).header('content-length', part.end - part.start + 1);
  if (range !== 'whole') reply.header('content-range', `bytes ${part.start}-${part.end}/${size}`);
  if (request.method === 'HEAD') return reply.send();
  // The rest of a download that comes in pieces is not another download.
  if (part.start === 0 && !belongsToTemplate(file.kind)) await noteDownload(deps, file, request);
  return reply.send(deps.blobs.stream(file.sha256, part));
}

async function noteDownload(deps: Deps, file: FileUrl, request: FastifyRequest): Promise<void> {
  const meta = { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
  await recordDownload(deps, file, meta).catch((error: unknown) => {
    deps.log.error({ err: error, documentId: file.documentId }, 'A download was not noted');
  });
}

function isKnown(header: string | undefined, tag: string): boolean {
  const tags = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}

/** RFC 6266: the name in ASCII for old clients, and in full. */
export function attachment(filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const full = encodeURIComponent(filename).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}
