import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { testSettings } from '../../../tests/support/settings.ts';
import { deletedAnswer } from '../../contract/api/answers.ts';
import { folderAnswer, folderListAnswer, folderWithParentAnswer, updatedAnswer } from '../../contract/api/folder.ts';
import { restoreDocument } from '../../features/documents/trash.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  const { limits } = testSettings('live');
  api = await apiFixture('live', { settings: { limits: { ...limits, folderDepth: 4 } } });
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

const versions = ['v1', 'v1.1', 'v1.2'];
const generic = [400, { error: 'Something went wrong, please try again later!' }];
const unknown = [404, { error: 'folder not found.' }];
const notEmpty = [400, { error: 'folder is not empty, contains document or folder.' }];

async function made(who: ApiPerson, parentFolderId = '', folderName = 'Leases'): Promise<string> {
  const answer = await api.call(who, 'POST', '/createfolder', { folderName, parentFolderId });
  expect(answer.status, answer.text).toBe(200);
  return String(answer.json.objectId);
}
const move = (id: string, parentFolderId: string) => api.call(owner, 'PUT', `/folder/${id}`, { parentFolderId });
const remove = (id: string) => api.call(owner, 'DELETE', `/folder/${id}`);
const parentOf = async (id: string) => (await api.call(owner, 'GET', `/folder/${id}`)).json.parentFolderId;

test.each(versions)('folders are made, read, changed, listed and deleted under %s', async (version) => {
  const person = await api.person();
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
    api.call(person, method, path, body, { version });
  const root = await call('POST', '/createfolder', { foldername: 'Leases' });
  expect(Object.keys(root.json)).toEqual(['objectId', 'folderName', 'parentFolderId', 'createdAt', 'updatedAt']);
  expect(folderAnswer.parse(root.json)).toMatchObject({ folderName: 'Leases', parentFolderId: '' });
  const id = String(root.json.objectId);
  const inner = await call('POST', '/createfolder', { name: '2027', parentFolderId: id });
  const read = await call('GET', `/folder/${inner.json.objectId}`);
  expect(Object.keys(read.json)).toEqual([
    'objectId',
    'folderName',
    'parentFolderId',
    'parentFolderName',
    'createdAt',
    'updatedAt',
  ]);
  expect(folderWithParentAnswer.parse(read.json)).toMatchObject({ folderName: '2027', parentFolderName: 'Leases' });
  const changed = await call('PUT', `/folder/${id}`, { folderName: 'Contracts' });
  expect(Object.keys(updatedAnswer.parse(changed.json))).toEqual(['objectId', 'updatedAt']);
  const level = folderListAnswer.parse((await call('GET', '/folderlist')).json).result;
  expect(level).toMatchObject([{ objectId: id, folderName: 'Contracts', parentFolderName: '' }]);
  expect((await call('GET', `/folderlist?parentFolderId=${id}`)).json.result).toMatchObject([
    { folderName: '2027', parentFolderId: id, parentFolderName: 'Contracts' },
  ]);
  const deleted = await call('DELETE', `/folder/${inner.json.objectId}`);
  expect(Object.keys(deletedAnswer.parse(deleted.json))).toEqual(['objectId', 'deletedAt']);
});

test('a name is required, may repeat, and the parent must be a folder of the account', async () => {
  const foreign = await made(stranger);
  await made(owner);
  await made(owner);
  for (const body of [undefined, {}, { folderName: ' ' }]) {
    const answer = await api.call(owner, 'POST', '/createfolder', body);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Please provide all required parameters.' }]);
  }
  const mine = await made(owner);
  for (const parentFolderId of [foreign, 'aB3dE6gH9j', 'a-b']) {
    const answer = await api.call(owner, 'POST', '/createfolder', { folderName: 'x', parentFolderId });
    expect([answer.status, answer.json]).toEqual(generic);
    const moved = await move(mine, parentFolderId);
    expect([moved.status, moved.json]).toEqual(generic);
    const listed = await api.call(owner, 'GET', `/folderlist?parentFolderId=${parentFolderId}`);
    expect([listed.status, listed.json]).toEqual(generic);
  }
  for (const body of [{}, { colour: 'red' }, { folderName: 'x'.repeat(201) }]) {
    const answer = await api.call(owner, 'PUT', `/folder/${mine}`, body);
    expect([answer.status, answer.json]).toEqual(generic);
  }
});

test('another account’s, a deleted and a malformed folder are unknown', async () => {
  const [foreign, gone] = [await made(stranger), await made(owner)];
  expect((await remove(gone)).status).toBe(200);
  for (const id of [foreign, gone, '%00', 'a-b']) {
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const answer = await api.call(owner, method, `/folder/${id}`, method === 'PUT' ? { folderName: 'x' } : undefined);
      expect([answer.status, answer.json], `${method} ${id}`).toEqual(unknown);
    }
  }
});

test('a folder never moves under itself, under one of its own, or too deep', async () => {
  const top = await made(owner);
  const middle = await made(owner, top);
  const low = await made(owner, middle);
  for (const target of [top, middle, low]) {
    const answer = await move(top, target);
    expect([answer.status, answer.json]).toEqual(generic);
    expect(answer.headers['x-error-reason']).toBe('under-itself');
  }
  const deepest = await made(owner, low);
  const deeper = await api.call(owner, 'POST', '/createfolder', { folderName: 'x', parentFolderId: deepest });
  expect([deeper.status, deeper.headers['x-error-reason']]).toEqual([400, 'too-deep']);
  const pair = await made(owner);
  await made(owner, pair);
  expect((await move(pair, low)).headers['x-error-reason']).toBe('too-deep');
  expect((await move(pair, middle)).status).toBe(200);
  expect((await move(pair, '')).status).toBe(200);
  expect(await parentOf(pair)).toBe('');
});

test('two moves at once make no circle', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await made(owner), await made(owner)];
    const answers = await Promise.all([move(a, b), move(b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect([await parentOf(a), await parentOf(b)]).toContain('');
  }
});

test('a folder with folders, documents or templates stays; the trash moves to the root', async () => {
  const folder = await made(owner);
  const inner = await made(owner, folder);
  expect([(await remove(folder)).status, (await remove(folder)).json]).toEqual(notEmpty);
  await remove(inner);
  const document = await api.created(owner, { folderId: folder });
  const full = await remove(folder);
  expect([full.status, full.json]).toEqual(notEmpty);
  await api.call(owner, 'DELETE', `/document/${document}`);
  const template = await insertTemplate(folder);
  expect((await remove(folder)).status).toBe(400);
  const { db, clock } = api.environment.deps;
  await db.updateTable('template').set({ deleted_at: clock() }).where('id', '=', template).execute();
  expect((await remove(folder)).status).toBe(200);
  const caller = { accountId: owner.account.id, tenantId: owner.account.tenant_id };
  await restoreDocument(api.environment.deps, caller, document, { ip: '127.0.0.1', userAgent: 'test' });
  const { json } = await api.call(owner, 'GET', `/document/${document}`);
  expect(json.folder).toEqual({ objectId: '', name: '' });
});

test('a document is made in a folder or not at all, also while the folder is being deleted', async () => {
  for (let round = 0; round < 4; round += 1) {
    const folder = await made(owner);
    const [document, deleted] = await Promise.all([api.create(owner, { folderId: folder }), remove(folder)]);
    expect([document.status, deleted.status].sort()).toEqual([200, 400]);
  }
});

async function insertTemplate(folder: string): Promise<string> {
  const { db, clock, newId } = api.environment.deps;
  const id = newId();
  await db
    .insertInto('template')
    .values({
      id,
      account_id: owner.account.id,
      tenant_id: owner.account.tenant_id,
      title: 'Lease',
      folder_id: folder,
      settings: '{}',
      roles: '[]',
      pages: '[]',
      source_blob: '0'.repeat(64),
      source_bytes: 1,
      created_at: clock(),
      updated_at: clock(),
    })
    .execute();
  return id;
}
