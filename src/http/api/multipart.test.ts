import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';

let api: ApiFixture;
let owner: ApiPerson;
const mb = 1024 * 1024;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

type Value = string | Uint8Array;

/** Posts a form as fetch writes it: with a boundary of its own each time. */
async function post(parts: readonly (readonly [string, Value])[], headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value)], { type: 'application/pdf' }), 'a.pdf');
  }
  const wire = new Response(form);
  const type = wire.headers.get('content-type') ?? '';
  const raw = Buffer.from(await wire.arrayBuffer());
  return api.call(owner, 'POST', '/createdocument', undefined, { raw, headers: { 'content-type': type, ...headers } });
}

const { file: _file, ...rest } = createBody();
const pdf = plainPdf();

test('the file comes as it is, the rest as one part of JSON or a part for each property', async () => {
  const whole = await post([
    ['data', JSON.stringify({ ...rest, note: 'from data' })],
    ['file', pdf],
    ['title', 'Offer [1] from 2026'],
  ]);
  expect(whole.status, whole.text).toBe(200);
  const { json: first } = await api.call(owner, 'GET', `/document/${String(whole.json.objectId)}`);
  expect(first).toMatchObject({ title: 'Offer [1] from 2026', note: 'from data' });

  const single = await post([
    ['file', pdf],
    ['title', '007'],
    ['signers', JSON.stringify(rest.signers)],
    ['send_email', 'false'],
    ['timeToCompleteDays', '3'],
    ['cc', 'a@example.com'],
    ['cc', 'b@example.com'],
    ['unknown', 'ignored'],
  ]);
  expect(single.status, single.text).toBe(200);
  const second = await api.environment.deps.db
    .selectFrom('document')
    .select(['title', 'settings'])
    .where('id', '=', String(single.json.objectId))
    .executeTakeFirstOrThrow();
  expect(second.title).toBe('007');
  expect(second.settings).toMatchObject({
    sendEmail: false,
    timeToCompleteDays: 3,
    cc: ['a@example.com', 'b@example.com'],
  });
});

test('a file may also be base64 in a part of text, and exactly the limit passes', async () => {
  const text = await post([
    ['data', JSON.stringify(rest)],
    ['file', pdf.toString('base64')],
  ]);
  expect(text.status, text.text).toBe(200);
  const exact = await post([
    ['data', JSON.stringify(rest)],
    ['file', plainPdf({ bytes: 10 * mb })],
  ]);
  expect(exact.status, exact.text).toBe(200);
  for (const bytes of [10 * mb + 1, 12 * mb, 30 * mb]) {
    const over = await post([
      ['data', JSON.stringify(rest)],
      ['file', plainPdf({ bytes })],
    ]);
    expect([over.status, over.json]).toEqual([400, { error: 'File too large. Max allowed file size is 10 MB' }]);
  }
});

test('a form that is cut off, broken or lacks something is a 400 that says why', async () => {
  const type = 'multipart/form-data; boundary=xyz';
  const begun = '--xyz\r\ncontent-disposition: form-data; name="title"\r\n\r\nLease';
  const many = Array.from({ length: 1500 }, (_, i) => [`p${i}`, 'x'] as const);
  for (const [answer, reason] of [
    [await raw(begun, type), 'malformed-multipart'],
    [await raw('nothing like a form', type), 'malformed-multipart'],
    [await post([['data', '{"title":']]), 'malformed-json'],
    [await post([['data', '[1]']]), 'malformed-json'],
    [await post(many), 'too-many-values'],
  ] as const) {
    expect([answer.status, Object.keys(answer.json), answer.headers['x-error-reason']]).toEqual([
      400,
      ['error'],
      reason,
    ]);
  }
  const empty = await post([['file', new Uint8Array()]]);
  expect(empty.json).toEqual({ error: 'Please provide all required parameters.' });
});

test('JSON that claims to be a form without a boundary is still JSON', async () => {
  const answer = await raw(JSON.stringify(createBody()), 'multipart/form-data');
  expect(answer.status, answer.text).toBe(200);
});

test('under an Idempotency-Key the same form is done once, though its boundary differs; another one is a conflict', async () => {
  const parts = [['data', JSON.stringify(rest)] as const, ['file', pdf] as const];
  const headers = { 'idempotency-key': 'form 1' };
  const first = await post(parts, headers);
  expect((await post(parts, headers)).json).toEqual(first.json);
  const other = Buffer.from(pdf);
  other[other.length - 1] = 0x20;
  expect(
    (
      await post(
        [
          ['data', JSON.stringify(rest)],
          ['file', other],
        ],
        headers,
      )
    ).status,
  ).toBe(409);
  expect((await post([...parts, ['note', 'x']], headers)).status).toBe(409);
});

function raw(text: string, type: string) {
  return api.call(owner, 'POST', '/createdocument', undefined, { raw: text, headers: { 'content-type': type } });
}
