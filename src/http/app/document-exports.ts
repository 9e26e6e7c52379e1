import { stringify } from 'csv-stringify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import { csvQuery, ZIP_DOCUMENTS } from '../../contract/app/document-exports.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { browsePage } from '../../features/documents/browse.ts';
import { zipEntries } from '../../features/documents/zip-entries.ts';
import { answerNotFound } from '../faults.ts';
import { attachment } from '../files.ts';
import { presentRow } from './present-document.ts';
import { RefusedError } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const CSV_PAGE = 200;
const zipQuery = z.object({ ids: z.string().transform((ids) => ids.split(',').filter((id) => id !== '')) });

/** The owner's files and lists, to be kept elsewhere. */
export function documentExportRoutes(server: FastifyInstance, deps: Deps): void {
  server.get('/app/documents.zip', (request, reply) => answerZip(deps, request, reply));
  server.get('/app/documents.csv', (request, reply) => answerCsv(deps, request, reply));
}

/** Streams the files one after the other: sealed PDFs are compressed already, so they are stored as they are. */
async function answerZip(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const me = await sessionOf(request, deps);
  const query = zipQuery.safeParse(request.query);
  if (!query.success) return answerNotFound(request, reply);
  if (query.data.ids.length > ZIP_DOCUMENTS)
    throw new RefusedError(refuse('too-many-at-once', { limit: ZIP_DOCUMENTS }));
  const limited = await take(deps, 'zip', me.accountId);
  if (isRefusal(limited)) throw new RefusedError(limited);
  const entries = await zipEntries(deps, me, query.data.ids, metaOf(request));
  if (entries.length === 0) return answerNotFound(request, reply);
  const zip = new ZipFile();
  for (const { name, sha256, at } of entries) {
    zip.addReadStreamLazy(name, { mtime: at, compress: false }, (done) => done(null, deps.blobs.stream(sha256)));
  }
  zip.end();
  const only = entries[0]?.name.replace(/\.pdf$/i, '') ?? '';
  return reply
    .type('application/zip')
    .header('content-disposition', attachment(query.data.ids.length === 1 ? `${only}.zip` : 'Documents.zip'))
    .send(zip.outputStream);
}

const csvColumns = ['Id', 'Title', 'Status', 'Created', 'Sent', 'Expires', 'Completed', 'Folder', 'Recipients'];

/** All documents of a filter, newest event first, a page at a time. A cell that a spreadsheet would run is made text. */
async function answerCsv(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { account } = await sessionOf(request, deps);
  const query = csvQuery.safeParse(request.query);
  if (!query.success) return answerNotFound(request, reply);
  const limited = await take(deps, 'csv', account.id);
  if (isRefusal(limited)) throw new RefusedError(limited);
  const sheet = stringify({ header: true, bom: true, columns: csvColumns, escape_formulas: true });
  reply.type('text/csv; charset=utf-8').header('content-disposition', attachment('Documents.csv'));
  void writeRows().catch((error: Error) => sheet.destroy(error));
  return reply.send(sheet);

  async function writeRows(): Promise<void> {
    const viewer = { accountId: account.id, email: account.email };
    const now = deps.clock();
    const wanted = { filter: query.data?.filter ?? 'all', text: query.data?.q ?? '', now, limit: CSV_PAGE };
    for (let skip = 0; ; skip += CSV_PAGE) {
      const documents = await browsePage(deps.db, viewer, { ...wanted, skip });
      for (const document of documents) {
        const row = presentRow(document, account, undefined, now);
        const people = row.recipients.map(({ name, email, state }) => `${name} <${email}>: ${state}`).join('; ');
        const { id, title, status, createdAt, sentAt, expiresAt, completedAt, folder } = row;
        const cells = [id, title, status, createdAt, sentAt, expiresAt, completedAt, folder?.name, people];
        if (!sheet.write(cells.map((cell) => cell ?? ''))) await new Promise((goOn) => sheet.once('drain', goOn));
      }
      if (documents.length < CSV_PAGE || sheet.destroyed) break;
    }
    sheet.end();
  }
}

async function take(deps: Deps, name: string, accountId: string) {
  const { allowed, retryAfterSeconds } = await deps.limiter(name, 60, 3600).take(accountId);
  return allowed ? undefined : refuse('too-many', { retryAfterSeconds });
}
