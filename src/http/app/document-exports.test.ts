import cookie from '@fastify/cookie';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { meta } from '../../../tests/support/documents.ts';
import { csvPath, zipPath } from '../../contract/app/document-exports.ts';
import { auditChain } from '../../features/audit/read.ts';
import { startSession } from '../../features/sessions/start.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  await api.server.register(cookie);
  await api.server.register((scope) => appRoutes(scope, api.environment.deps));
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

async function get(who: ApiPerson, url: string) {
  const { deps } = api.environment;
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, who.account.id, meta));
  return api.server.inject({ url, headers: { cookie: `${cookieName(deps, 'session')}=${secret}` } });
}

test('a ZIP holds the files of the documents asked for, names apart, and nobody else gets them', async () => {
  const ids = [await api.created(owner, { title: 'Lease' }), await api.created(owner, { title: 'Lease' })];
  const answer = await get(owner, zipPath(ids));
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  const bytes = answer.rawPayload;
  // Stored as they are: the file of each document stands in the archive byte for byte, and the directory names both.
  for (const id of ids) {
    const row = await api.environment.deps.db
      .selectFrom('document')
      .select('shown_blob')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(bytes.includes(await api.environment.deps.blobs.get(row.shown_blob))).toBe(true);
    const { events } = await auditChain(api.environment.deps.db, id);
    expect(events.at(-1)).toMatchObject({ kind: 'downloaded', actor: owner.account.email });
  }
  expect(bytes.subarray(-400).toString('latin1')).toMatch(/Lease\.pdf[\s\S]*Lease \(2\)\.pdf/);
  expect((await get(stranger, zipPath(ids))).statusCode).toBe(404);
  expect((await get(owner, zipPath(Array.from({ length: 51 }, (_, n) => `Doc${n}`)))).statusCode).toBe(400);
});

test('a list is exported whole, and no cell of it runs in a spreadsheet', async () => {
  await api.created(owner, { title: '=HYPERLINK("https://evil.example")' });
  await api.created(owner, { title: 'Comma, "quoted"\nand broken' });
  const answer = await get(owner, csvPath('waiting', ''));
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  const text = answer.payload;
  expect(text.startsWith('\uFEFFId,Title,Status,')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(text).toContain('"Comma, ""quoted""');
  expect(text).toContain('Mia Sato <');
  expect((await get(stranger, csvPath('all', ''))).payload.trim().split('\n')).toHaveLength(1);
});
