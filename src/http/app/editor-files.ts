import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pageWidths } from '../../contract/app/documents.ts';
import { type EditorKey, editorKey, newDraftAnswer, uploadedPicture } from '../../contract/app/editor.ts';
import { insertedPages, insertPagesQuery, readPageText, readSuggestedSpots } from '../../contract/app/editor-pages.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { pagePicture } from '../../features/documents/page-picture.ts';
import { arrangeDraftPages } from '../../features/drafts/arrange-pages.ts';
import { beginDraft } from '../../features/drafts/begin.ts';
import { fileVersion } from '../../features/drafts/files.ts';
import { type LoadedDraft, loadDraft } from '../../features/drafts/load.ts';
import { addPicture, draftPicture } from '../../features/drafts/pictures.ts';
import { suggestedSpots } from '../../features/drafts/spots.ts';
import { PICTURE_BYTES } from '../../features/keep-picture.ts';
import { fileLimitBytes } from '../../features/plans/entitlements.ts';
import { answerNotFound } from '../faults.ts';
import { isLarge, largeBodiesOf, waitForTurn } from '../large-bodies.ts';
import { editorOf } from './editor-of.ts';
import { RefusedError, serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const MIB = 1024 * 1024;
/** Routes whose body is a file. */
const upload = { config: { upload: true } } as const;
/** Bytes that are read and thrown away, so that the browser sees the answer rather than a broken connection. */
const MOST_DRAINED = 256 * MIB;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const newDraft = z.object({
  kind: z.enum(['document', 'template']).default('document'),
  title: z.string().trim().max(1000).default(''),
  folderId: z.string().max(50).optional(),
  form: z.enum(['flatten', 'fields', 'ask']).default('flatten'),
  signed: z.enum(['ask', 'keep', 'flatten']).default('ask'),
  selfSign: z.stringbool().default(false),
});

/** Files of drafts: the PDF that begins one, pictures for its fields, its pages as pictures and as text. */
export async function editorFileRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const limits = new WeakMap<FastifyRequest, number>();
  // Who it is comes first: a stranger takes no place, and is told so before a byte is kept.
  server.addHook('preParsing', async (request, reply) => {
    if (request.is404 || request.routeOptions.config.upload !== true) return;
    limits.set(request, await limitOf(deps, request));
    if (isLarge(request)) await waitForTurn(largeBodiesOf(deps), reply);
  });
  server.addContentTypeParser(
    ['application/pdf', 'image/png', 'image/jpeg', DOCX],
    async (request: FastifyRequest, payload: FastifyRequest['raw']) =>
      readUpload(limits.get(request) ?? 0, request, payload),
  );

  server.post('/app/editor/new', upload, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { accountId, tenantId } = await sessionOf(request, deps);
    const query = newDraft.safeParse(request.query);
    if (!query.success) throw new RefusedError(refuse('not-found'));
    if (!Buffer.isBuffer(request.body)) throw new RefusedError(refuse('not-a-pdf'));
    const { folderId, ...wanted } = query.data;
    const input = { ...wanted, folderId: folderId ?? null, file: request.body, password: passwordOf(request) };
    const begun = await beginDraft(deps, { accountId, tenantId }, input, metaOf(request));
    if (isRefusal(begun)) throw new RefusedError(begun);
    return reply.send(newDraftAnswer.parse(begun));
  });

  server.post('/app/editor/:by/:kind/:id/pictures', upload, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const key = keyOf(request);
    const editor = await editorOf(request, deps, key);
    if (!Buffer.isBuffer(request.body)) throw new RefusedError(refuse('not-a-picture'));
    const picture = await addPicture(deps, editor, key, request.body);
    if (isRefusal(picture)) throw new RefusedError(picture);
    return reply.send(uploadedPicture.parse(picture));
  });

  server.get('/app/editor/:by/:kind/:id/pictures/:sha256', async (request, reply) => {
    const key = keyOf(request);
    const { sha256 = '' } = request.params as { readonly sha256?: string };
    const picture = await draftPicture(deps, await editorOf(request, deps, key), key, sha256);
    if (isRefusal(picture)) throw new RefusedError(picture);
    if (picture === undefined) return answerNotFound(request, reply);
    reply.header('cache-control', 'private, no-cache');
    return reply.type('image/png').send(Buffer.from(picture));
  });

  server.post('/app/editor/:by/:kind/:id/pages/insert', upload, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const key = keyOf(request);
    const editor = await editorOf(request, deps, key);
    const query = insertPagesQuery.safeParse(request.query);
    if (!query.success) throw new RefusedError(refuse('unknown-file'));
    if (!Buffer.isBuffer(request.body)) throw new RefusedError(refuse('not-a-pdf'));
    const { fileVersion, ...place } = query.data;
    const change = { kind: 'insert', file: request.body, password: passwordOf(request), ...place } as const;
    const made = await arrangeDraftPages(deps, editor, key, fileVersion, change);
    if (isRefusal(made)) throw new RefusedError(made);
    return reply.send(insertedPages.parse(made));
  });

  server.get('/app/editor/:by/:kind/:id/pages/:page', (request, reply) => answerPage(deps, request, reply));

  serve(server, readPageText, async ({ params }, request) => {
    const draft = await loadDraft(deps, await editorOf(request, deps, params), params);
    if (isRefusal(draft)) return draft;
    if (draft.pages[params.page - 1] === undefined) return refuse('not-found');
    const lines = await deps.pdf.pageText(await deps.blobs.get(draft.sourceBlob), params.page);
    return { lines: [...lines] };
  });

  serve(server, readSuggestedSpots, async ({ params, query }, request) => {
    const draft = await loadDraft(deps, await editorOf(request, deps, params), params);
    if (isRefusal(draft)) return draft;
    const spots = await suggestedSpots(deps, ofVersion(draft, query.v));
    return { spots: spots.map((spot) => ({ ...spot, values: [...spot.values] })) };
  });
}

async function answerPage(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const key = keyOf(request);
  const { page: text = '' } = request.params as { readonly page?: string };
  const { width: wide, v } = request.query as { readonly width?: string; readonly v?: string };
  const loaded = await loadDraft(deps, await editorOf(request, deps, key), key);
  if (isRefusal(loaded)) throw new RefusedError(loaded);
  const draft = ofVersion(loaded, v);
  const page = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  if (draft.pages[page - 1] === undefined) return answerNotFound(request, reply);
  const wanted = Number(wide ?? pageWidths[3]);
  const width = pageWidths.find((each) => each >= wanted) ?? pageWidths[pageWidths.length - 1] ?? 720;
  const tag = `"${draft.shownBlob}-${page}-${width}"`;
  // It asks each time: the end of a link closes the cache too.
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const picture = await pagePicture(deps, { sha256: draft.shownBlob, page, width });
  return reply.type(picture.contentType).send(Buffer.from(picture.bytes));
}

/** The draft with another of its files; with the one it has where that is not known. */
function ofVersion(draft: LoadedDraft, version: string | undefined): LoadedDraft {
  const file = draft.files.find((one) => fileVersion(one) === version);
  return file === undefined ? draft : { ...draft, ...file };
}

function keyOf(request: FastifyRequest): EditorKey {
  const key = editorKey.safeParse(request.params);
  if (!key.success) throw new RefusedError(refuse('unknown-draft'));
  return key.data;
}

/** As `encodeURIComponent` wrote it; one that can't be read opens nothing. */
function passwordOf(request: FastifyRequest): string {
  const header = request.headers['x-file-password'];
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : '';
  } catch {
    return String(header);
  }
}

/** Of a file above the limit it keeps no byte. */
async function readUpload(limit: number, request: FastifyRequest, stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MOST_DRAINED) break;
  }
  if (size <= limit) return Buffer.concat(chunks, size);
  throw new RefusedError(refuse(isPicture(request) ? 'picture-too-large' : 'file-too-large', { limitMb: limit / MIB }));
}

function isPicture(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? '').endsWith('/pictures');
}

/** Bytes that this person may upload here. */
async function limitOf(deps: Deps, request: FastifyRequest): Promise<number> {
  return isPicture(request) ? pictureLimit(deps, request) : fileLimit(deps, request);
}

async function pictureLimit(deps: Deps, request: FastifyRequest): Promise<number> {
  await editorOf(request, deps, keyOf(request));
  return PICTURE_BYTES;
}

async function fileLimit(deps: Deps, request: FastifyRequest): Promise<number> {
  if (!(request.routeOptions.url ?? '').endsWith('/pages/insert')) {
    return fileLimitBytes(deps, (await sessionOf(request, deps)).tenant);
  }
  const key = keyOf(request);
  const draft = await loadDraft(deps, await editorOf(request, deps, key), key);
  if (isRefusal(draft)) throw new RefusedError(draft);
  return fileLimitBytes(deps, draft.tenant);
}
