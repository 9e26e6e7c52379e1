import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import {
  deletedAnswer,
  documentAnswer,
  documentListAnswer,
  revokedAnswer,
  signingLinksAnswer,
} from '../../contract/api/answers.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

const keys = [
  'status',
  'objectId',
  'file',
  'certificate',
  'title',
  'note',
  'folder',
  'owner',
  'signers',
  'sendInOrder',
  'send_in_order_strict',
  'allow_offline_sign',
  'createdAt',
  'updatedAt',
  'enableTour',
  'redirect_url',
  'allow_modifications',
  'audit_trail',
  'auto_reminder',
  'remind_once_in_every',
  'pen_colors',
  'bcc',
  'cc',
];
const absent: Record<string, string[]> = {
  v1: ['send_in_order_strict', 'allow_offline_sign', 'pen_colors', 'bcc', 'cc'],
  'v1.1': ['send_in_order_strict', 'allow_offline_sign', 'cc'],
  'v1.2': [],
};
const notInLists = ['status', 'certificate', 'audit_trail', 'pen_colors', 'bcc', 'cc'];
const unknown = [404, { error: 'Document not found!' }];

test.each(['v1', 'v1.1', 'v1.2'])('GET document has the documented keys of %s in their order', async (version) => {
  const id = await api.created(owner);
  const { json, status } = await api.call(owner, 'GET', `/document/${id}`, undefined, { version });
  expect(status).toBe(200);
  const body = documentAnswer.parse(json);
  expect(Object.keys(json)).toEqual(keys.filter((key) => !absent[version]?.includes(key)));
  expect(body).toMatchObject({
    status: 'in-progress',
    objectId: id,
    certificate: '',
    title: 'Lease',
    owner: owner.account.name,
    audit_trail: [
      { email: 'mia@example.com', viewed: '', signed: '' },
      { email: 'leo@example.com', viewed: '', signed: '' },
    ],
  });
  expect(body.signers).toEqual([
    {
      role: 'tenant',
      name: 'Mia Sato',
      email: 'mia@example.com',
      phone: '123',
      widgets: [{ type: 'signature', page: 1, x: 100, y: 500, w: 150, h: 60, options: { name: 'signature-1' } }],
    },
    {
      role: 'User-2',
      name: 'leo@example.com',
      email: 'leo@example.com',
      phone: '',
      widgets: [{ type: 'signature', page: 2, x: 100.5, y: 500, w: 150, h: 60, options: { name: 'signature-2' } }],
    },
  ]);
});

test.each(['v1', 'v1.1', 'v1.2'])('lists of %s leave out what they should', async (version) => {
  const lister = await api.person();
  const id = await api.created(lister);
  const { json } = await api.call(lister, 'GET', '/documentlist/inprogress', undefined, { version });
  const [item] = documentListAnswer.parse(json).result;
  const shown = keys.filter((key) => !notInLists.includes(key) && !absent[version]?.includes(key));
  expect(Object.keys(item ?? {})).toEqual(shown);
  expect(item?.objectId).toBe(id);
  expect(item?.signers.map((signer) => 'widgets' in signer)).toEqual(Array(2).fill(version !== 'v1.2'));
});

test('names of lists are folded, others are not available', async () => {
  for (const name of ['In-Progress', 'in_progress', 'IN%20PROGRESS', 'Draft', 'completed', 'Expired', 'declined']) {
    expect((await api.call(owner, 'GET', `/documentlist/${name}`)).status, name).toBe(200);
  }
  for (const name of ['all', 'sealing', 'in-progress2', '%00']) {
    const answer = await api.call(owner, 'GET', `/documentlist/${name}`);
    expect([answer.status, answer.json], name).toEqual([404, { error: 'Report not available!' }]);
  }
});

test('lists go from the newest, page by page, and take nonsense for nothing', async () => {
  const lister = await api.person();
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) ids.unshift(await api.created(lister));
  const list = async (query: string) => {
    const { json } = await api.call(lister, 'GET', `/documentlist/inprogress${query}`);
    return documentListAnswer.parse(json).result.map(({ objectId }) => objectId);
  };
  expect(await list('')).toEqual(ids);
  expect(await list('?limit=1&skip=1')).toEqual([ids[1]]);
  expect(await list('?limit=many&skip=-4')).toEqual(ids);
  expect(await list('?limit=100000')).toEqual(ids);
  expect(await list('?skip=3')).toEqual([]);
  expect(await list('?skip=99999999999999999999999')).toEqual([]);
});

test('revoke works without a body, once, and reads declined afterwards', async () => {
  const id = await api.created(owner);
  const revoked = await api.call(owner, 'POST', `/document/${id}`);
  expect(revoked.status, revoked.text).toBe(200);
  expect(revokedAnswer.parse(revoked.json).objectId).toBe(id);
  expect((await api.call(owner, 'GET', `/document/${id}`)).json.status).toBe('declined');
  const again = await api.call(owner, 'POST', `/document/${id}`, { reason: 'twice' });
  expect([again.status, again.json]).toEqual([400, { error: 'Something went wrong, please try again later!' }]);
});

test('a deleted document is unknown from then on, and its file address ends', async () => {
  const id = await api.created(owner);
  const { json } = await api.call(owner, 'GET', `/document/${id}`);
  const file = new URL(String(json.file)).pathname;
  expect((await api.server.inject(file)).statusCode).toBe(200);
  const deleted = await api.call(owner, 'DELETE', `/document/${id}`);
  expect(Object.keys(deletedAnswer.parse(deleted.json))).toEqual(['objectId', 'deletedAt']);
  for (const [method, path] of [
    ['GET', `/document/${id}`],
    ['POST', `/document/${id}`],
    ['DELETE', `/document/${id}`],
    ['GET', `/signinglinks/${id}`],
  ] as const) {
    const answer = await api.call(owner, method, path);
    expect([answer.status, answer.json], `${method} ${path}`).toEqual(unknown);
  }
  expect((await api.server.inject(file)).statusCode).toBe(403);
});

test('another account’s document does not exist', async () => {
  const id = await api.created(owner);
  for (const [method, path] of [
    ['GET', `/document/${id}`],
    ['POST', `/document/${id}`],
    ['DELETE', `/document/${id}`],
    ['GET', `/signinglinks/${id}`],
  ] as const) {
    const answer = await api.call(stranger, method, path);
    expect([answer.status, answer.json], `${method} ${path}`).toEqual(unknown);
  }
  const resent = await api.call(stranger, 'POST', '/resendmail', { document_id: id, email: 'mia@example.com' });
  expect([resent.status, resent.json]).toEqual([404, { error: 'document not found or user not found.' }]);
  expect((await api.call(stranger, 'GET', '/documentlist/inprogress')).json.result).toEqual([]);
  expect((await api.call(owner, 'GET', `/document/${id}`)).json.status).toBe('in-progress');
  expect((await api.call(owner, 'GET', '/document/%00')).status).toBe(404);
});

test('signing links are those of the creation', async () => {
  const made = await api.create(owner);
  const id = String(made.json.objectId);
  const { json } = await api.call(owner, 'GET', `/signinglinks/${id}`, undefined, { version: 'v1' });
  expect(signingLinksAnswer.parse(json)).toEqual({ objectId: id, signurl: made.json.signurl });
});

test('resendmail mails whose turn it is', async () => {
  const id = await api.created(owner);
  const resend = (body: object) => api.call(owner, 'POST', '/resendmail', body);
  const sent = await resend({ document_id: id, email: 'MIA@example.com', email_subject: 'Again' });
  expect([sent.status, sent.json]).toEqual([200, { result: 'mail sent successfully.' }]);
  const unknownPerson = await resend({ document_id: id, email: 'nobody@example.com' });
  expect([unknownPerson.status, unknownPerson.json]).toEqual([404, { error: 'document not found or user not found.' }]);
  const refused = [400, { error: 'Something went wrong.' }];
  const empty = await resend({});
  expect([empty.status, empty.json]).toEqual(refused);
  await api.call(owner, 'POST', `/document/${id}`);
  const over = await resend({ document_id: id, email: 'mia@example.com' });
  expect([over.status, over.json]).toEqual(refused);
  const mails = await api.environment.deps.db.selectFrom('mail').selectAll().where('document_id', '=', id).execute();
  expect(mails.filter((mail) => mail.subject.includes('Again'))).toHaveLength(1);
});

test('an unchanged document is answered by its tag alone, until it changes', async () => {
  api.environment.setClock(new Date('2027-01-01T10:00:10.000Z'));
  const id = await api.created(owner);
  const first = await api.call(owner, 'GET', `/document/${id}`);
  const headers = { 'if-none-match': String(first.headers.etag) };
  expect((await api.call(owner, 'GET', `/document/${id}`, undefined, { headers })).status).toBe(304);
  await api.call(owner, 'POST', `/document/${id}`);
  expect((await api.call(owner, 'GET', `/document/${id}`, undefined, { headers })).status).toBe(200);
});
