import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { pagePicture } from '../../features/documents/page-picture.ts';
import { answerPicture, type SigningFile, signingFile } from '../../features/signing/files.ts';
import { BoundedCache } from './bounded-cache.ts';
import { withSession } from './enter.ts';
import { answerRefusal } from './refusals.ts';

/** Widths that are made, in pixels: a thumbnail, phones and desktops at 1x and 2x. Any other is rounded up to one. */
const widths = [160, 480, 800, 1200, 1600, 2000] as const;
type PageText = Awaited<ReturnType<Deps['pdf']['pageText']>>;
const TEXT_BYTES = 16 * 1024 * 1024;

/** Pictures and text of the pages, made from the file as it stands, and pictures among one's own answers. */
export async function pictureRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const texts = new BoundedCache<PageText>(TEXT_BYTES, textBytes);

  server.get(
    '/sign/r/:recipientId/pages/:page',
    withSession(deps, async (request, reply, session) => {
      const file = await signingFile(deps, session);
      if (isRefusal(file)) return answerRefusal(request, reply, file);
      const page = pageOf(request, file);
      if (page === undefined) return answerRefusal(request, reply, refuse('no-such-page'));
      const wanted = Number((request.query as { width?: string }).width ?? 800);
      const width = widths.find((each) => each >= wanted) ?? widths[widths.length - 1] ?? 800;
      const key = `${file.sha256}-${page}-${width}`;
      if (isFresh(request, reply, key)) return reply.code(304).send();
      const image = await pagePicture(deps, { sha256: file.sha256, page, width });
      return reply.type(image.contentType).send(Buffer.from(image.bytes));
    }),
  );

  server.get(
    '/sign/r/:recipientId/pages/:page/text',
    withSession(deps, async (request, reply, session) => {
      const file = await signingFile(deps, session);
      if (isRefusal(file)) return answerRefusal(request, reply, file);
      const page = pageOf(request, file);
      if (page === undefined) return answerRefusal(request, reply, refuse('no-such-page'));
      const key = `${file.sha256}-${page}-text`;
      if (isFresh(request, reply, key)) return reply.code(304).send();
      const lines = await texts.get(key, async () => deps.pdf.pageText(await deps.blobs.get(file.sha256), page));
      return reply.send({ lines });
    }),
  );

  server.get(
    '/sign/r/:recipientId/pictures/:sha256',
    withSession(deps, async (request, reply, session) => {
      const { sha256 } = request.params as { sha256: string };
      const picture = await answerPicture(deps, session, sha256);
      if (picture === null) return answerRefusal(request, reply, refuse('no-such-picture'));
      if (isFresh(request, reply, sha256)) return reply.code(304).send();
      return reply.type('image/png').send(picture);
    }),
  );
}

function pageOf(request: FastifyRequest, file: SigningFile): number | undefined {
  const page = Number((request.params as { page: string }).page);
  return Number.isInteger(page) && page >= 1 && page <= file.pages.length ? page : undefined;
}

/**
 * Named by content, so a browser may keep it, but it asks each time whether it may still show it: a gate or the end of
 * a document closes the cache too.
 */
function isFresh(request: FastifyRequest, reply: FastifyReply, key: string): boolean {
  const tag = `"${key}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  return (request.headers['if-none-match'] ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

function textBytes(lines: PageText): number {
  return lines.reduce((sum, line) => sum + line.text.length * 2 + 80, 0);
}
