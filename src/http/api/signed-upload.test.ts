import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, apiFixture, createBody } from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { signedForm } from '../../../tests/support/signed-form.ts';
import { signedPdf } from '../../../tests/support/signed-pdf.ts';
import { apiTexts } from '../../contract/api/errors.ts';

let api: ApiFixture;
beforeAll(async () => {
  api = await apiFixture('live');
});
afterAll(() => api.close());

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const field = (type: string, name: string, options = {}) => ({
  type,
  page: 1,
  x: 10,
  y: 10,
  w: 100,
  h: 20,
  options: { name, ...options },
});

test('a signed file that allows nothing is refused with the way on, and taken as a flattened copy where that is asked for', async () => {
  const owner = await api.person();
  const file = base64(await signedPdf(plainPdf()));
  const { signers, ...rest } = createBody();
  const people = signers as readonly Record<string, unknown>[];
  const body = { ...rest, signers: people.map((one, n) => ({ ...one, role: `Role ${n}` })), file };
  for (const path of ['/createdocument', '/draftdocument', '/createtemplate', '/selfsign']) {
    const refused = await api.call(owner, 'POST', path, body);
    expect(refused.status, path).toBe(400);
    expect(refused.json.error, path).toContain(apiTexts.alreadySigned);
    const taken = await api.call(owner, 'POST', path, { ...body, flatten_signed: true });
    expect(taken.status, `${path}: ${taken.text}`).toBe(200);
    if (path !== '/createtemplate') continue;
    const change = `/template/${String(taken.json.objectId)}`;
    expect((await api.call(owner, 'PUT', change, { file })).status).toBe(400);
    expect((await api.call(owner, 'PUT', change, { file, flatten_signed: true })).status).toBe(200);
  }
});

test('one that allows it keeps its signatures when the widgets name fields of its form, and they stand where those stand', async () => {
  const owner = await api.person();
  const file = base64(signedForm().bytes);
  const send = (...widgets: object[]) => {
    const body = { ...createBody(), file, signers: [{ email: 'mia@example.com', name: 'Mia', widgets }] };
    return api.call(owner, 'POST', '/createdocument', body);
  };
  const stray = await send(field('signature', 'here'));
  expect([stray.status, stray.headers['x-error-reason']]).toEqual([400, 'signatures-kept']);
  expect(stray.json.error).toMatch(/“here” can't be placed.*flatten_signed as true/);

  const made = await send(field('textbox', 'tenant.name'), field('signature', 'tenant.signature'));
  expect(made.status, made.text).toBe(200);
  const got = await api.call(owner, 'GET', `/document/${String(made.json.objectId)}`);
  const [mia] = got.json.signers as readonly { readonly widgets: readonly Record<string, unknown>[] }[];
  expect(mia?.widgets.map(({ type, x, y, w, h }) => [type, x, y, w, h])).toEqual([
    ['textbox', 72, 168, 228, 24],
    ['signature', 72, 342, 200, 50],
  ]);
});

test('a draft of one that nobody was named for holds its open fields', async () => {
  const owner = await api.person();
  const body = { file: base64(signedForm().bytes), title: 'Lease', signers: [] };
  const made = await api.call(owner, 'POST', '/draftdocument', body);
  expect(made.status, made.text).toBe(200);
  const people = await api.environment.deps.db
    .selectFrom('recipient')
    .select('widgets')
    .where('document_id', '=', String(made.json.document_id))
    .execute();
  expect(people.map(({ widgets }) => widgets.map(({ options }) => options.name))).toEqual([
    ['tenant.name', 'tenant.signature', 'pets', 'floor', 'term', 'guarantor'],
  ]);
});
