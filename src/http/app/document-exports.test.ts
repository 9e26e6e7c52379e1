import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiPerson } from '../../../tests/support/api.ts';
import { type AppFixture, appFixture } from '../../../tests/support/app.ts';
import { csvPath, zipPath } from '../../contract/app/document-exports.ts';
import { auditChain } from '../../features/audit/read.ts';

let api: AppFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await appFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

test('a ZIP holds the files of the documents asked for, names apart, and nobody else gets them', async () => {
  const ids = [await api.created(owner, { title: 'Lease' }), await api.created(owner, { title: 'Lease' })];
  const answer = await api.app(owner, 'GET', zipPath(ids));
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  const bytes = answer.bytes;
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
  expect((await api.app(stranger, 'GET', zipPath(ids))).status).toBe(404);
  expect((await api.app(owner, 'GET', zipPath(Array.from({ length: 51 }, (_, n) => `Doc${n}`)))).status).toBe(400);
});

test('a list is exported whole, and no cell of it runs in a spreadsheet', async () => {
  await api.created(owner, { title: '=HYPERLINK("https://evil.example")' });
  await api.created(owner, { title: 'Comma, "quoted"\nand broken' });
  const answer = await api.app(owner, 'GET', csvPath('waiting', ''));
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  const text = answer.text;
  expect(text.startsWith('\uFEFFId,Title,Status,')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(text).toContain('"Comma, ""quoted""');
  expect(text).toContain('Mia Sato <');
  expect((await api.app(stranger, 'GET', csvPath('all', ''))).text.trim().split('\n')).toHaveLength(1);
});
