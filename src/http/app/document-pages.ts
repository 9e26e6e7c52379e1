import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageWidths } from '../../contract/app/documents.ts';
import type { Deps } from '../../features/deps.ts';
import { shownPages } from '../../features/documents/attached.ts';
import { findOwnDocument } from '../../features/documents/browse.ts';
import { ownersFile } from '../../features/documents/current-file.ts';
import { pagePicture } from '../../features/documents/page-picture.ts';
import { answerNotFound } from '../faults.ts';
import { sessionOf } from './session.ts';

/** Pictures of a document's pages, as the document stands. */
export function documentPageRoutes(server: FastifyInstance, deps: Deps): void {
  server.get('/app/documents/:id/pages/:page', (request, reply) => answerPage(deps, request, reply));
}

async function answerPage(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const me = await sessionOf(request, deps);
  const { id = '', page: pageText = '' } = request.params as { readonly id?: string; readonly page?: string };
  const document = await findOwnDocument(deps.db, me.accountId, id);
  const page = /^[1-9]\d{0,5}$/.test(pageText) ? Number(pageText) : 0;
  if (!document || shownPages(document, document.recipients)[page - 1] === undefined)
    return answerNotFound(request, reply);
  const sha256 = ownersFile(document);
  const width = widthOf(request.query as Readonly<Record<string, unknown>>);
  const tag = `"${sha256}-${page}-${width}"`;
  // The address changes with the document, so a kept picture is never an old one.
  reply.header('etag', tag).header('cache-control', 'private, max-age=86400');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const picture = await pagePicture(deps, { sha256, page, width });
  return reply.type(picture.contentType).send(Buffer.from(picture.bytes));
}

/** The next width that pictures come in. */
function widthOf(query: Readonly<Record<string, unknown>>): number {
  const wanted = Number(query.width ?? pageWidths[3]);
  return pageWidths.find((width) => width >= wanted) ?? pageWidths[pageWidths.length - 1] ?? 720;
}
