import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../tests/support/api.ts';
import { readRange } from './byte-range.ts';

let api: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

async function fileOf(title: string): Promise<{ id: string; path: string }> {
  const id = await api.created(owner, { title });
  const { json } = await api.call(owner, 'GET', `/document/${id}`);
  return { id, path: new URL(String(json.file)).pathname };
}

test('a file is fetched by its address alone, and nothing in it can act', async () => {
  const { path } = await fileOf('Mietvertrag Müller/2024');
  const answer = await api.server.inject(path);
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'referrer-policy': 'no-referrer',
    'content-length': String(answer.rawPayload.length),
  });
  expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''Mietvertrag%20M%C3%BCller%202024.pdf");
  expect(answer.headers['content-security-policy']).toContain('sandbox');
  const tag = String(answer.headers.etag);
  expect((await api.server.inject({ url: path, headers: { 'if-none-match': tag } })).statusCode).toBe(304);
  const head = await api.server.inject({ url: path, method: 'HEAD' });
  expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
    200,
    answer.headers['content-length'],
    0,
  ]);
});

test('pieces of a file fit together', async () => {
  const { path } = await fileOf('Pieces');
  const whole = (await api.server.inject(path)).rawPayload;
  const piece = (range: string, more = {}) => api.server.inject({ url: path, headers: { range, ...more } });
  const start = await piece('bytes=0-99');
  const rest = await piece('bytes=100-');
  expect([start.statusCode, start.headers['content-range']]).toEqual([206, `bytes 0-99/${whole.length}`]);
  expect(Buffer.concat([start.rawPayload, rest.rawPayload]).equals(whole)).toBe(true);
  expect((await piece('bytes=-10')).rawPayload.equals(whole.subarray(-10))).toBe(true);
  const outside = await piece(`bytes=${whole.length}-`);
  expect([outside.statusCode, outside.headers['content-range']]).toEqual([416, `bytes */${whole.length}`]);
  expect((await piece('bytes=0-99', { 'if-range': '"another"' })).statusCode).toBe(200);
});

test('an address that is forged or too old opens nothing', async () => {
  api.environment.setClock(new Date('2027-03-01T10:00:00.000Z'));
  const { path } = await fileOf('Old');
  const [, , token = '', name = ''] = path.split('/');
  const forged = `/files/${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}/${name}`;
  for (const url of [forged, '/files/x/y.pdf', '/files/']) {
    const answer = await api.server.inject(url);
    expect([answer.statusCode, Object.keys(answer.json())], url).toEqual([403, ['error']]);
  }
  api.environment.setClock(new Date('2027-03-01T10:14:59.000Z'));
  expect((await api.server.inject(path)).statusCode).toBe(200);
  api.environment.setClock(new Date('2027-03-01T10:20:00.000Z'));
  expect((await api.server.inject(path)).statusCode).toBe(403);
});

test('no address can be guessed or made from another one', async () => {
  const [{ path }, { id, path: second }] = [await fileOf('Mine'), await fileOf('Other')];
  const name = path.split('/')[3] ?? '';
  const bytes = Buffer.from(path.split('/')[2] ?? '', 'base64url');
  const opens = async (changed: Buffer) =>
    (await api.server.inject(`/files/${changed.toString('base64url')}/${name}`)).statusCode === 200;
  expect(await opens(bytes)).toBe(true);
  // Each byte of the key, and of what it vouches for.
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(await opens(changed), `byte ${at}`).toBe(false);
  }
  // The key of one document with the claims of another; claims without a key; a document's id alone.
  const claims = Buffer.from(second.split('/')[2] ?? '', 'base64url').subarray(32);
  expect(await opens(Buffer.concat([bytes.subarray(0, 32), claims]))).toBe(false);
  expect(await opens(Buffer.concat([Buffer.alloc(32), claims]))).toBe(false);
  expect(await opens(Buffer.from(id))).toBe(false);
});

test("a webhook's addresses outlive the 24 hours of its retries, and end with the document", async () => {
  const { db } = api.environment.deps;
  const hooked = await api.person();
  api.environment.setClock(new Date('2027-04-01T10:00:00.000Z'));
  await api.call(hooked, 'POST', '/webhook', { url: 'https://example.com/hook' });
  const id = await api.created(hooked);
  const deliveries = db.selectFrom('webhook_delivery').select('body').where('document_id', '=', id);
  const { body } = await deliveries.where('event', '=', 'created').executeTakeFirstOrThrow();
  const path = new URL(JSON.parse(body.toString('utf8')).file).pathname;
  const status = async (at: string) => {
    api.environment.setClock(new Date(at));
    return (await api.server.inject(path)).statusCode;
  };
  expect(await status('2027-04-01T10:00:00.000Z')).toBe(200);
  expect(await status('2027-04-02T11:00:00.000Z')).toBe(200);
  expect(await status('2027-04-05T10:00:00.000Z')).toBe(403);
  api.environment.setClock(new Date('2027-04-01T12:00:00.000Z'));
  await api.call(hooked, 'DELETE', `/document/${id}`);
  expect(await status('2027-04-01T12:00:00.000Z')).toBe(403);
});

test('a download is in the audit log once, however many pieces it came in', async () => {
  const { id, path } = await fileOf('Counted');
  await api.server.inject({ url: path, method: 'HEAD' });
  for (const range of ['bytes=0-9', 'bytes=10-19', 'bytes=20-'])
    await api.server.inject({ url: path, headers: { range } });
  await api.server.inject(path);
  const rows = await api.environment.deps.db
    .selectFrom('audit_event')
    .select('kind')
    .where('document_id', '=', id)
    .where('kind', '=', 'downloaded')
    .execute();
  expect(rows).toHaveLength(1);
});

test.each([
  [undefined, 'whole'],
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=2-5', { start: 2, end: 5 }],
  ['bytes=5-99', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=-0', 'outside'],
  ['bytes=10-', 'outside'],
  ['bytes=5-2', 'whole'],
  ['bytes=0-1,3-4', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=0-1', 'whole'],
])('range %s of 10 bytes', (header, expected) => {
  expect(readRange(header, 10)).toEqual(expected);
});
