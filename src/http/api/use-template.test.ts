import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { picture } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { createdAnswer, documentAnswer } from '../../contract/api/answers.ts';
import { auditChain } from '../../features/audit/read.ts';

let api: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

const signature = { type: 'signature', page: 1, x: 100, y: 500, w: 150, h: 60 };
const box = { page: 1, x: 20, y: 90, w: 100, h: 20 };
const city = { type: 'textbox', ...box, options: { name: 'city', default: 'Rome' } };
const setup = [400, { error: 'Please setup template properly!' }];
const mia = { role: 'Tenant', email: 'Mia@Example.com', name: 'Mia' };

const templateBody = {
  file: plainPdf().toString('base64'),
  title: 'Lease',
  note: 'Template note',
  description: 'Template description',
  sender_name: 'Acme',
  redirect_url: 'https://example.com/done',
  bcc: ['b@example.com'],
  cc: ['c@example.com'],
  enableTour: true,
  timeToCompleteDays: 9,
  remind_once_in_every: 3,
  signers: [
    { role: 'Tenant', access_code: '123456', widgets: [signature, city] },
    { role: 'Landlord', email: 'leo@example.com', name: 'Leo', widgets: [{ ...signature, page: 2 }] },
  ],
};

async function made(changes: object = {}): Promise<string> {
  const answer = await api.call(owner, 'POST', '/createtemplate', { ...templateBody, ...changes });
  if (answer.status !== 200) throw new Error(answer.text);
  return String(answer.json.objectId);
}

async function use(template: string, sent: unknown, version = 'v1.2') {
  return api.call(owner, 'POST', `/createdocument/${template}`, sent, { version });
}

async function rowOf(documentId: unknown) {
  const { db } = api.environment.deps;
  return db.selectFrom('document').selectAll().where('id', '=', String(documentId)).executeTakeFirstOrThrow();
}

async function recipientsOf(documentId: unknown) {
  const { db } = api.environment.deps;
  return db
    .selectFrom('recipient')
    .selectAll()
    .where('document_id', '=', String(documentId))
    .orderBy('position')
    .execute();
}

async function credits(): Promise<number> {
  return Number((await api.call(owner, 'GET', '/getcredits')).json.total_credits);
}

test.each(['v1', 'v1.1', 'v1.2'])('a document is made from a template for one credit under %s', async (version) => {
  const template = await made();
  const before = await credits();
  const answer = await use(template, { signers: [mia] }, version);
  expect(answer.status, answer.text).toBe(200);
  expect(Object.keys(answer.json)).toEqual(['objectId', 'signurl', 'message']);
  const { signurl, objectId } = createdAnswer.parse(answer.json);
  expect(signurl.map(({ email }) => email)).toEqual(['mia@example.com', 'leo@example.com']);
  expect(await credits()).toBe(before - 1);
  const document = documentAnswer.parse((await api.call(owner, 'GET', `/document/${objectId}`)).json);
  expect(document).toMatchObject({
    status: 'in-progress',
    template_id: template,
    title: 'Lease',
    note: 'Template note',
    enableTour: true,
    redirect_url: 'https://example.com/done',
    bcc: ['b@example.com'],
    cc: ['c@example.com'],
    remind_once_in_every: 3,
    signers: [
      { role: 'Tenant', name: 'Mia', email: 'mia@example.com' },
      { role: 'Landlord', name: 'Leo', email: 'leo@example.com' },
    ],
  });
  const chain = await auditChain(api.environment.deps.db, objectId);
  expect(chain.events[0]).toMatchObject({ kind: 'created', data: { templateId: template } });
});

test('the file is prepared once, at the template’s making; the code of a role asks its person', async () => {
  const prepare = vi.spyOn(api.environment.deps.pdf, 'prepare');
  const template = await made();
  expect(prepare).toHaveBeenCalledTimes(1);
  const [first, second] = [await use(template, { signers: [mia] }), await use(template, { signers: [mia] })];
  expect(prepare).toHaveBeenCalledTimes(1);
  prepare.mockRestore();
  const [one, two] = [await rowOf(first.json.objectId), await rowOf(second.json.objectId)];
  expect(one.source_blob).toBe(two.source_blob);
  expect(one.shown_blob).not.toBe(two.shown_blob);
  const shown = await api.environment.deps.pdf.pageText(await api.environment.deps.blobs.get(two.shown_blob), 1);
  expect(shown.map((line) => line.text).join()).toContain(two.id);
  const [tenant, landlord] = await recipientsOf(one.id);
  expect(tenant?.access_code_hash).toMatch(/^\$argon2id\$/);
  expect(landlord?.access_code_hash).toBeNull();
});

test('what is given takes the place of the template’s, even 0 and nothing; what is unreadable inherits', async () => {
  const template = await made();
  const folder = await api.call(owner, 'POST', '/createfolder', { folderName: 'Leases' });
  const answer = await use(template, {
    title: 'My lease',
    note: 'My note',
    folderId: folder.json.objectId,
    timeToCompleteDays: 0,
    remind_once_in_every: 7,
    sender_name: '',
    redirect_url: '',
    bcc: [],
    cc: '',
    enableTour: 'perhaps',
    sendInOrder: 'false',
    send_email: false,
    signers: [{ ...mia, widgets: [{ name: 'city', default: 'Oslo', readonly: true }, { name: 'unknown' }] }],
  });
  expect(answer.status, answer.text).toBe(200);
  const document = await rowOf(answer.json.objectId);
  expect(document).toMatchObject({
    title: 'My lease',
    note: 'My note',
    description: 'Template description',
    folder_id: folder.json.objectId,
    expires_at: null,
  });
  expect(document.settings).toMatchObject({
    senderName: '',
    redirectUrl: '',
    bcc: [],
    cc: ['c@example.com'],
    enableTour: true,
    sendInOrder: false,
    sendEmail: false,
    remindOnceInEvery: 7,
  });
  const [tenant] = await recipientsOf(document.id);
  expect(tenant?.widgets[1]?.options).toMatchObject({ name: 'city', default: 'Oslo', readonly: true });
});

test('another file serves one document, and the template keeps its own', async () => {
  const template = await made();
  const file = plainPdf({ text: 'This once' }).toString('base64');
  const own = await rowOf((await use(template, { signers: [mia], file })).json.objectId);
  const usual = await rowOf((await use(template, { signers: [mia] })).json.objectId);
  expect(own.source_blob).not.toBe(usual.source_blob);
  const text = await api.environment.deps.pdf.pageText(await api.environment.deps.blobs.get(own.shown_blob), 1);
  expect(text.map((line) => line.text).join()).toContain('This once');
  const short = await use(template, { signers: [mia], file: plainPdf({ pages: 1 }).toString('base64') });
  expect(short.status).toBe(400);
});

test('a document stays as it was when its template changes or goes', async () => {
  const template = await made();
  const { objectId } = (await use(template, { signers: [mia] })).json;
  await api.call(owner, 'PUT', `/template/${template}`, {
    name: 'Other',
    file: plainPdf({ text: 'Other' }).toString('base64'),
  });
  await api.call(owner, 'DELETE', `/template/${template}`);
  const { json } = await api.call(owner, 'GET', `/document/${objectId}`);
  expect(json).toMatchObject({ title: 'Lease', template_id: template, status: 'in-progress' });
});

test('roles without a person, and people without a role, are refused and cost nothing', async () => {
  const template = await made();
  const open = await made({
    signers: [
      { role: 'A', widgets: [signature] },
      { role: 'B', widgets: [signature] },
    ],
  });
  const before = await credits();
  const probe = await use(template, {});
  expect([probe.status, probe.json]).toEqual([400, { error: 'Please provide all required parameters.' }]);
  for (const [id, signers] of [
    [template, []],
    [template, [{ role: 'Tenant' }]],
    [template, [mia, { role: 'Third', email: 'third@example.com' }]],
    [open, [{ role: 'A', email: 'a@example.com' }]],
    [open, [{ role: 'X', email: 'a@example.com' }]],
  ] as const) {
    const answer = await use(id, { signers });
    expect([answer.status, answer.json], JSON.stringify(signers)).toEqual(setup);
  }
  const impossible = await use(template, { signers: [{ ...mia, signer_role: 'viewer' }] });
  expect(impossible.status).toBe(400);
  expect(await credits()).toBe(before);
});

test('where the template names everybody, nobody need be named', async () => {
  const template = await made({ signers: [templateBody.signers[1]] });
  const answer = await use(template, { signers: [] });
  expect(answer.status, answer.text).toBe(200);
  expect((await recipientsOf(answer.json.objectId)).map(({ email }) => email)).toEqual(['leo@example.com']);
});

test('fields that the sender fills: stored ones serve, required open ones must be answered', async () => {
  const template = await made({
    prefill: {
      widgets: [
        { type: 'textbox', ...box, y: 300, options: { name: 'rent' } },
        {
          type: 'dropdown',
          ...box,
          y: 330,
          options: { name: 'floor', values: ['first', 'second'], response: 'first' },
        },
        { type: 'image', ...box, y: 360, options: { name: 'logo', response: picture } },
      ],
    },
  });
  const unanswered = await use(template, { signers: [mia] });
  expect([unanswered.status, unanswered.json]).toEqual(setup);
  const wrong = await use(template, { signers: [mia], prefill: { widgets: [{ name: 'floor', response: 'third' }] } });
  expect(wrong.status).toBe(400);
  const widgets = [
    { name: 'rent', response: 'Rent 700' },
    { name: 'floor', response: 'second' },
    { name: 'unknown', response: 'x' },
  ];
  const answer = await use(template, { signers: [mia], prefill: { widgets } });
  expect(answer.status, answer.text).toBe(200);
  const { shown_blob: shown } = await rowOf(answer.json.objectId);
  const text = await api.environment.deps.pdf.pageText(await api.environment.deps.blobs.get(shown), 1);
  const words = text.map((line) => line.text).join('\n');
  expect(words).toContain('Rent 700');
  expect(words).toContain('second');
  expect(words).not.toContain('first');
});

test('without credits no document is made from a template', async () => {
  const poor = await api.person({ credits: 0 });
  const { json } = await api.call(poor, 'POST', '/createtemplate', templateBody);
  const answer = await api.call(poor, 'POST', `/createdocument/${json.objectId}`, { signers: [mia] });
  expect([answer.status, answer.json]).toEqual([
    400,
    { error: 'Insufficient credits! Please purchase credits to continue.' },
  ]);
});
