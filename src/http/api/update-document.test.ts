import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { documentListAnswer } from '../../contract/api/answers.ts';
import { updatedAnswer } from '../../contract/api/folder.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

const generic = [400, { error: 'Something went wrong, please try again later!' }];
const unknown = [404, { error: 'Document not found!' }];
const put = (id: string, body?: object, version = 'v1.2', who = owner) =>
  api.call(who, 'PUT', `/document/${id}`, body, { version });
const get = async (id: string) => (await api.call(owner, 'GET', `/document/${id}`)).json;
async function folderOf(who: ApiPerson): Promise<string> {
  return String((await api.call(who, 'POST', '/createfolder', { folderName: 'Leases' })).json.objectId);
}

test.each(['v1', 'v1.1', 'v1.2'])('every key may be changed under %s, and is shown as it was sent', async (version) => {
  const [id, folderId] = [await api.created(owner), await folderOf(owner)];
  const changes = {
    name: 'Renamed',
    note: '',
    description: 'Internal',
    folderId,
    send_in_order_strict: true,
    enableOTP: 'true',
    enableTour: true,
    redirect_url: 'https://example.com/done',
    allow_modifications: true,
    auto_reminder: true,
    remind_once_in_every: '3',
    notify_on_signatures: true,
    pen_colors: ['red'],
    bcc: ['Eve@example.com'],
    cc: 'ann@example.com, ben@example.com',
    external_id: 5,
  };
  const answer = await put(id, changes, version);
  expect(answer.status, answer.text).toBe(200);
  expect(Object.keys(updatedAnswer.parse(answer.json))).toEqual(['objectId', 'updatedAt']);
  expect(await get(id)).toMatchObject({
    title: 'Renamed',
    note: '',
    folder: { objectId: folderId, name: 'Leases' },
    send_in_order_strict: true,
    enableTour: true,
    redirect_url: 'https://example.com/done',
    allow_modifications: true,
    auto_reminder: true,
    remind_once_in_every: 3,
    pen_colors: ['red'],
    bcc: ['eve@example.com'],
    cc: ['ann@example.com', 'ben@example.com'],
    updatedAt: answer.json.updatedAt,
  });
  const row = await api.environment.deps.db
    .selectFrom('document')
    .select(['description', 'settings'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ description: 'Internal', settings: { enableOtp: true, notifyOnSignatures: true } });
});

test('what a change does not name stays, and "" empties what can be empty', async () => {
  const folderId = await folderOf(owner);
  const id = await api.created(owner, {
    folderId,
    note: 'Read it',
    redirect_url: 'https://example.com',
    cc: ['a@b.c'],
  });
  const before = await get(id);
  expect((await put(id, { title: 'Other' })).status).toBe(200);
  expect(await get(id)).toEqual({ ...before, title: 'Other', file: expect.any(String), updatedAt: expect.any(String) });
  expect((await put(id, { folderId: '', redirect_url: '', note: '', cc: [] })).status).toBe(200);
  const empty = { folder: { objectId: '', name: '' }, redirect_url: '', note: '', cc: [], title: 'Other' };
  expect(await get(id)).toMatchObject(empty);
});

test('a body without a known key is told so, one that can’t be read is refused whole', async () => {
  const id = await api.created(owner);
  for (const body of [undefined, {}, { file: 'JVBERi0x' }, { name: '' }, { enableOTP: null, cc: '' }]) {
    const answer = await put(id, body);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Please provide valid field names!' }]);
  }
  const foreign = await folderOf(stranger);
  for (const wrong of [
    { enableOTP: 'perhaps' },
    { redirect_url: 'javascript:alert(1)' },
    { cc: ['nobody'] },
    { cc: {} },
    { pen_colors: 'red' },
    { remind_once_in_every: 0 },
    { name: 'x'.repeat(1001) },
    { folderId: 'aB3dE6gH9j' },
    { folderId: foreign },
    { folderId: 'a-b' },
    { note: ['x'] },
  ]) {
    const answer = await put(id, { title: 'Half done', ...wrong });
    expect([answer.status, answer.json], JSON.stringify(wrong)).toEqual(generic);
  }
  expect((await get(id)).title).toBe('Lease');
});

test('only drafts and documents in progress can be changed, and only one’s own', async () => {
  const id = await api.created(owner);
  const foreign = await put(id, { title: 'Mine' }, 'v1.2', stranger);
  expect([foreign.status, foreign.json]).toEqual(unknown);
  for (const [status, expected] of [
    ['draft', 200],
    ['sealing', 400],
    ['completed', 400],
    ['expired', 400],
    ['declined', 400],
  ] as const) {
    await api.environment.owner.updateTable('document').set({ status }).where('id', '=', id).execute();
    expect((await put(id, { title: `Now ${status}` })).status, status).toBe(expected);
  }
  await api.call(owner, 'DELETE', `/document/${id}`);
  const gone = await put(id, { title: 'x' });
  expect([gone.status, gone.json]).toEqual(unknown);
});

test('lists show the folder of each document', async () => {
  const person = await api.person();
  const folderId = await folderOf(person);
  await api.created(person, { folderId });
  await api.created(person);
  const { json } = await api.call(person, 'GET', '/documentlist/inprogress');
  const folders = documentListAnswer.parse(json).result.map(({ folder }) => folder);
  expect(folders).toEqual([
    { objectId: '', name: '' },
    { objectId: folderId, name: 'Leases' },
  ]);
});
