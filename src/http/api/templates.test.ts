import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { picture } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { deletedAnswer } from '../../contract/api/answers.ts';
import { templateAnswer, templateListAnswer } from '../../contract/api/template.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

const signature = { type: 'signature', page: 1, x: 100, y: 500, w: 150, h: 60 };
const city = {
  type: 'textbox',
  page: 2,
  x: 20.5,
  y: 90,
  w: 100,
  h: 20,
  options: { name: 'city', default: 'Rome', hint: 'Town', color: 'blue', fontsize: 10, required: false },
};
const unknown = [404, { error: 'Template not found!' }];
const generic = { error: 'Something went wrong, please try again later!' };
const missing = { error: 'Please provide all required parameters.' };

function body(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    file: plainPdf().toString('base64'),
    title: 'Lease',
    signers: [
      { role: 'Tenant', access_code: '123456', widgets: [signature, city] },
      { role: 'Landlord', email: 'Leo@Example.com', name: 'Leo', phone: '1', widgets: [{ ...signature, page: 2 }] },
    ],
    ...changes,
  };
}

async function made(changes: Record<string, unknown> = {}, who = owner): Promise<string> {
  const answer = await api.call(who, 'POST', '/createtemplate', body(changes));
  if (answer.status !== 200) throw new Error(answer.text);
  return String(answer.json.objectId);
}

async function credits(who = owner): Promise<unknown> {
  return (await api.call(who, 'GET', '/getcredits')).json.total_credits;
}

test.each(['v1', 'v1.1', 'v1.2'])('a template is made for nothing and read back under %s', async (version) => {
  const before = await credits();
  const answer = await api.call(owner, 'POST', '/createtemplate', body(), { version });
  expect([answer.status, answer.json]).toEqual([
    200,
    { objectId: answer.json.objectId, message: 'Template created successfully!' },
  ]);
  expect(await credits()).toBe(before);
  const { json } = await api.call(owner, 'GET', `/template/${answer.json.objectId}`, undefined, { version });
  const template = templateAnswer.parse(json);
  expect(template).toMatchObject({ title: 'Lease', owner: owner.account.name, sendInOrder: true });
  const [tenant, landlord] = template.signers;
  expect(tenant).toMatchObject({ role: 'Tenant', name: '', email: '', phone: '' });
  expect(landlord).toMatchObject({ role: 'Landlord', name: 'Leo', email: 'leo@example.com', phone: '1' });
  const shown = tenant?.widgets?.[1];
  expect(shown).toMatchObject({
    type: 'textbox',
    page: 2,
    x: 20.5,
    options: { name: 'city', default: 'Rome', hint: 'Town' },
  });
  const styled = { color: 'blue', fontsize: 10, fontSize: 10, hide_text_with_asterisks: false };
  if (version === 'v1') expect(Object.keys(shown?.options ?? {})).not.toEqual(expect.arrayContaining(['color']));
  else expect(shown?.options).toMatchObject(styled);
  expect('folder' in template).toBe(version !== 'v1.2');
});

test('the file of a template can be fetched by its address until the template is deleted', async () => {
  const id = await made();
  const { json } = await api.call(owner, 'GET', `/template/${id}`);
  const path = new URL(String(json.file)).pathname;
  const file = await api.server.inject(path);
  expect([file.statusCode, file.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const deleted = await api.call(owner, 'DELETE', `/template/${id}`);
  expect(deletedAnswer.parse(deleted.json).objectId).toBe(id);
  expect((await api.server.inject(path)).statusCode).toBe(403);
  for (const [method, at] of [
    ['GET', `/template/${id}`],
    ['PUT', `/template/${id}`],
    ['DELETE', `/template/${id}`],
    ['POST', `/createdocument/${id}`],
  ] as const) {
    const again = await api.call(owner, method, at, method === 'GET' ? undefined : { name: 'x', signers: [] });
    expect([again.status, again.json], method).toEqual(unknown);
  }
});

test('lists go from the newest, page by page', async () => {
  const lister = await api.person();
  const ids = [await made({}, lister), await made({}, lister), await made({}, lister)].reverse();
  for (const version of ['v1', 'v1.1', 'v1.2']) {
    const { json } = await api.call(lister, 'GET', '/templatelist?limit=2&skip=1', undefined, { version });
    const { result } = templateListAnswer.parse(json);
    expect(result.map(({ objectId }) => objectId)).toEqual(ids.slice(1));
    const old = version !== 'v1.2';
    expect(result[0]?.signers.map((signer) => 'widgets' in signer)).toEqual([old, old]);
    expect(['folder', 'prefill'].map((key) => key in (result[0] ?? {}))).toEqual([old, !old]);
  }
});

test('another account’s template does not exist', async () => {
  const id = await made();
  for (const [method, at, sent] of [
    ['GET', `/template/${id}`, undefined],
    ['PUT', `/template/${id}`, { name: 'Mine' }],
    ['DELETE', `/template/${id}`, undefined],
    ['POST', `/createdocument/${id}`, { signers: [{ role: 'Tenant', email: 'a@example.com' }] }],
  ] as const) {
    const answer = await api.call(stranger, method, at, sent);
    expect([answer.status, answer.json], method).toEqual(unknown);
  }
  expect((await api.call(stranger, 'GET', '/templatelist')).json.result).toEqual([]);
  expect((await api.call(owner, 'GET', `/template/${id}`)).json.title).toBe('Lease');
});

test('what is required is asked for in the contract’s words, and nothing is made', async () => {
  const fresh = await api.person();
  for (const path of ['/createtemplate', '/publictemplate', '/drafttemplate']) {
    for (const wanting of [{}, undefined, body({ title: '' }), body({ file: '' })]) {
      const answer = await api.call(fresh, 'POST', path, wanting);
      expect([answer.status, answer.json], path).toEqual([400, missing]);
    }
  }
  for (const signers of [undefined, [], [{ role: 'Tenant', widgets: [] }], [{ widgets: [signature] }]]) {
    expect((await api.call(fresh, 'POST', '/createtemplate', body({ signers }))).json).toEqual(missing);
  }
  expect((await api.call(fresh, 'GET', '/templatelist')).json.result).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['a file that is no PDF', { file: Buffer.from('hello').toString('base64') }],
  [
    'two roles of one label',
    {
      signers: [
        { role: 'a', widgets: [signature] },
        { role: 'A', widgets: [signature] },
      ],
    },
  ],
  ['a signer without a signature', { signers: [{ role: 'a', widgets: [city] }] }],
  ['a viewer with fields', { signers: [{ role: 'a', signer_role: 'viewer', widgets: [signature] }] }],
  ['a code of 33 digits', { signers: [{ role: 'a', access_code: '1'.repeat(33), widgets: [signature] }] }],
  ['a page the file lacks', { signers: [{ role: 'a', widgets: [{ ...signature, page: 3 }] }] }],
  ['an address that is none', { signers: [{ role: 'a', email: 'mia', widgets: [signature] }] }],
  ['an unknown folder', { folderId: 'aB3dE6gH9j' }],
  [
    'a prefilled choice that is not on offer',
    { prefill: { widgets: [{ ...city, type: 'dropdown', options: { values: ['a'], response: 'b' } }] } },
  ],
])('%s makes no template', async (_what, changes) => {
  const answer = await api.call(owner, 'POST', '/createtemplate', body(changes));
  expect([answer.status, answer.json]).toEqual([400, generic]);
  expect(answer.headers['x-error-reason']).toMatch(/^[a-z0-9-]+$/);
});

test('a public template has an address; its open role comes first, and others are named', async () => {
  const answer = await api.call(owner, 'POST', '/publictemplate', body());
  const { template_id: id } = answer.json;
  expect([answer.status, answer.json]).toEqual([
    200,
    {
      template_id: id,
      public_url: `${api.environment.deps.settings.publicUrl}/publicsign?templateid=${id}`,
      message: 'Public template created successfully!',
    },
  ]);
  const named = { role: 'Clerk', email: 'clerk@example.com', widgets: [signature] };
  const guest = { role: 'Guest', widgets: [signature] };
  const statusOf = async (changes: Record<string, unknown>) =>
    (await api.call(owner, 'POST', '/publictemplate', body(changes))).status;
  expect(await statusOf({ signers: [named, guest] })).toBe(400);
  expect(await statusOf({ signers: [named, guest], sendInOrder: false })).toBe(200);
  expect(await statusOf({ signers: [named] })).toBe(400);
  expect(await statusOf({ signers: [guest, { ...guest, role: 'Other' }] })).toBe(400);
});

test('a draft template needs no people, and cannot be used before it has some', async () => {
  const answer = await api.call(owner, 'POST', '/drafttemplate', body({ signers: undefined }));
  expect(Object.keys(answer.json)).toEqual(['objectId', 'url']);
  expect(answer.json.url).toMatch(/\/drafttemplate\/[A-Za-z0-9_-]{40,}$/);
  const signers = [{ role: 'a', email: 'mia@example.com' }];
  const used = await api.call(owner, 'POST', `/createdocument/${answer.json.objectId}`, { signers });
  expect([used.status, used.json]).toEqual([400, { error: 'Please setup template properly!' }]);
});

test('a change keeps what it does not name; an unknown name alone is refused', async () => {
  const id = await made({ note: 'Sign here' });
  const put = (changes: object) => api.call(owner, 'PUT', `/template/${id}`, changes);
  const changed = await put({ name: 'Lease 2', enableOTP: true, cc: ['a@example.com'], allow_offline_sign: true });
  expect(Object.keys(changed.json)).toEqual(['objectId', 'updatedAt']);
  const { json } = await api.call(owner, 'GET', `/template/${id}`);
  expect(json).toMatchObject({ title: 'Lease 2', note: 'Sign here', cc: ['a@example.com'], allow_offline_sign: true });
  const nothing = await put({ colour: 'red' });
  expect([nothing.status, nothing.json]).toEqual([400, { error: 'Please provide valid field names!' }]);
  expect((await put({ redirect_url: 'javascript:alert(1)' })).json).toEqual(generic);
  expect((await put({ folderId: 'aB3dE6gH9j' })).json).toEqual(generic);
});

test('another file takes the place of the old one if the fields fit on it', async () => {
  const id = await made();
  const put = (file: Buffer) => api.call(owner, 'PUT', `/template/${id}`, { file: file.toString('base64') });
  expect((await put(plainPdf({ pages: 1 }))).json).toEqual(generic);
  expect((await put(plainPdf({ text: 'Second wording' }))).status).toBe(200);
  const { json } = await api.call(owner, 'GET', `/template/${id}`);
  const file = await api.server.inject(new URL(String(json.file)).pathname);
  const text = await api.environment.deps.pdf.pageText(file.rawPayload, 1);
  expect(text.map((line) => line.text).join()).toContain('Second wording');
});

test('an unchanged template is answered by its tag alone', async () => {
  api.environment.setClock(new Date('2027-01-01T10:00:10.000Z'));
  const id = await made();
  const first = await api.call(owner, 'GET', `/template/${id}`);
  const headers = { 'if-none-match': String(first.headers.etag) };
  expect((await api.call(owner, 'GET', `/template/${id}`, undefined, { headers })).status).toBe(304);
  await api.call(owner, 'PUT', `/template/${id}`, { note: 'New' });
  expect((await api.call(owner, 'GET', `/template/${id}`, undefined, { headers })).status).toBe(200);
});

test('a prefilled picture is kept as a file of its own and told by its address', async () => {
  const logo = { type: 'image', page: 1, x: 10, y: 10, w: 50, h: 50, options: { name: 'logo', response: picture } };
  const id = await made({ prefill: { widgets: [logo] } });
  const row = await api.environment.deps.db
    .selectFrom('template')
    .select('prefill')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.prefill[0]?.response).toEqual({ image: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(JSON.stringify(row.prefill)).not.toContain(picture.slice(-40));
  const { prefill } = templateAnswer.parse((await api.call(owner, 'GET', `/template/${id}`)).json);
  const shown = await api.server.inject(new URL(String(prefill?.widgets[0]?.options.response)).pathname);
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/png']);
});
