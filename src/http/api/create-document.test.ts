import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { createdAnswer } from '../../contract/api/answers.ts';
import { apiTexts } from '../../contract/api/errors.ts';

let api: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

const signature = { type: 'signature', page: 1, x: 10, y: 10, w: 100, h: 40 };

test.each(['v1', 'v1.1', 'v1.2'])('a document is made and sent under %s', async (version) => {
  const answer = await api.call(owner, 'POST', '/createdocument', createBody(), { version });
  expect(answer.status).toBe(200);
  const body = createdAnswer.parse(answer.json);
  expect(Object.keys(answer.json)).toEqual(['objectId', 'signurl', 'message']);
  expect(body.message).toBe('Document sent successfully!');
  expect(body.signurl.map(({ email }) => email)).toEqual(['mia@example.com', 'leo@example.com']);
  expect(new Set(body.signurl.map(({ url }) => url)).size).toBe(2);
});

test('an empty body is a probe of the token: it makes nothing and costs nothing', async () => {
  const fresh = await api.person({ credits: 5 });
  for (const body of [{}, undefined, { name: '' }, { title: 'x', file: 'y' }, { title: 'x', file: 'y', signers: [] }]) {
    const answer = await api.call(fresh, 'POST', '/createdocument', body);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Please provide all required parameters.' }]);
  }
  const noAddress = await api.create(fresh, { signers: [{ name: 'Mia', widgets: [signature] }] });
  expect(noAddress.json).toEqual({ error: apiTexts.missingParameters });
  expect(noAddress.headers).toMatchObject({
    'x-error-reason': 'missing-parameters',
    'x-error-detail': 'field=signers.0.email',
  });
  const { json } = await api.call(fresh, 'GET', '/getcredits');
  expect(json.total_credits).toBe(5);
});

test('what published clients send is accepted', async () => {
  const file = plainPdf().toString('base64');
  const lines = file.replace(/(.{76})/g, '$1\r\n');
  const answer = await api.call(owner, 'POST', '/createdocument', {
    file: `data:application/pdf;base64,${lines}`,
    name: 'Title under another name',
    sendInOrder: 'false',
    timeToCompleteDays: '0',
    cc: 'a@example.com, b@example.com',
    pen_colors: ['green', 'red'],
    redirect_url: 'https://example.com/done?x=1',
    external_id: 'unknown',
    widgets: [{ type: 'nonsense' }],
    signers: [
      {
        email: 'mia@example.com',
        access_code: 123456,
        signer_role: 'Signer',
        widgets: [
          { ...signature, options: null },
          { type: 'textbox', page: '1', x: '10', y: 90, w: 100, h: 20, name: 'beside' },
        ],
      },
      { email: 'free@example.com' },
      { email: 'reader@example.com', signer_role: 'viewer' },
    ],
  });
  expect(answer.status, answer.text).toBe(200);
  const document = await api.call(owner, 'GET', `/document/${answer.json.objectId}`);
  expect(document.json).toMatchObject({
    title: 'Title under another name',
    note: 'Please review and sign this document',
    sendInOrder: false,
    cc: ['a@example.com', 'b@example.com'],
    pen_colors: ['red'],
    redirect_url: 'https://example.com/done?x=1',
    signers: [
      { role: 'User-1', name: 'mia@example.com', widgets: [{}, { type: 'textbox', options: { name: 'beside' } }] },
      { role: 'User-2', widgets: [] },
      { role: 'User-3' },
    ],
  });
});

const generic: [string, Record<string, unknown>][] = [
  ['a web address as the file', { file: 'https://example.com/a.pdf' }],
  ['a file that is no base64', { file: 'JVBERi0x*' }],
  ['a file that is no PDF', { file: Buffer.from('hello').toString('base64') }],
  ['a number as the file', { file: 12 }],
  ['an unknown folder', { folderId: 'aB3dE6gH9j' }],
  ['people that are no list', { signers: { email: 'mia@example.com' } }],
  ['an address that is none', { signers: [{ email: 'mia', widgets: [signature] }] }],
  ['an unknown role', { signers: [{ email: 'mia@example.com', signer_role: 'boss' }] }],
  ['a code of letters', { signers: [{ email: 'mia@example.com', access_code: 'abcdef', widgets: [signature] }] }],
  ['a signer with other fields but no signature', signerWith([{ ...signature, type: 'textbox' }])],
  ['a viewer with fields', signerWith([signature], 'viewer')],
  ['an approver with a signature', signerWith([signature], 'approver')],
  ['an unknown field', signerWith([signature, { ...signature, type: 'hologram' }])],
  ['a page the file lacks', signerWith([{ ...signature, page: 3 }])],
  ['a broken pattern', signerWith([signature, { ...signature, type: 'textbox', options: { regularexpression: '(' } }])],
  [
    'a formula in a circle',
    signerWith([signature, { ...signature, type: 'number', options: { name: 'n', formula: '{{n}}+1' } }]),
  ],
  ['a script as the address to go on to', { redirect_url: 'javascript:alert(1)' }],
  ['a copy to nobody', { cc: ['nobody'] }],
  ['negative days', { timeToCompleteDays: -1 }],
  [
    'a prefilled choice that is not on offer',
    { prefill: { widgets: [{ ...signature, type: 'dropdown', options: { values: ['a'], response: 'b' } }] } },
  ],
];

function signerWith(widgets: object[], role = 'signer') {
  const other = { email: 'leo@example.com', widgets: [signature] };
  return { signers: [{ email: 'mia@example.com', signer_role: role, widgets }, other] };
}

test.each(generic)('%s is refused with the general text and costs nothing', async (_what, changes) => {
  const before = (await api.call(owner, 'GET', '/getcredits')).json.total_credits;
  const answer = await api.create(owner, changes);
  expect([answer.status, answer.json]).toEqual([400, { error: 'Something went wrong, please try again later!' }]);
  // The text is the contract's; what has to be mended is named beside it.
  expect(answer.headers['x-error-reason']).toMatch(/^[a-z0-9-]+$/);
  expect((await api.call(owner, 'GET', '/getcredits')).json.total_credits).toBe(before);
});

test('a language nobody speaks is refused, and the ones that are spoken are named', async () => {
  const wanted = (language: string) => ({ signers: [{ email: 'mia@example.com', language, widgets: [signature] }] });
  const answer = await api.create(owner, wanted('tlh'));
  expect([answer.status, answer.headers['x-error-detail']]).toEqual([
    400,
    'field=signers.0.language; known=en de fr es it pt ar hi ja ko',
  ]);
  expect((await api.create(owner, wanted('pt-BR'))).status).toBe(200);
});

test('prefilled values, half surrogates and NUL characters do no harm', async () => {
  const box = { page: 1, x: 20, y: 300, w: 120, h: 20 };
  const raw = JSON.stringify({
    ...createBody(),
    title: 'NUL',
    prefill: {
      widgets: [
        { type: 'textbox', ...box, options: { response: 'Joe' } },
        { type: 'date', ...box, y: 330, options: { response: '04/15/2024', format: 'mm/dd/yyyy' } },
        { type: 'checkbox', ...box, y: 360, h: 60, options: { values: ['a', 'b'], response: ['b'] } },
      ],
    },
  }).replace('"NUL"', '"Lease\\u0000 \\ud83d \\ud83d\\ude00"');
  const answer = await api.call(owner, 'POST', '/createdocument', undefined, { raw });
  expect(answer.status, answer.text).toBe(200);
  const { json } = await api.call(owner, 'GET', `/document/${answer.json.objectId}`);
  expect(json.title).toMatch(/^Lease .* 😀$/u);
});

test('without credits nothing is made', async () => {
  const poor = await api.person({ credits: 1 });
  expect((await api.create(poor)).status).toBe(200);
  const answer = await api.create(poor);
  expect([answer.status, answer.json]).toEqual([
    400,
    { error: 'Insufficient credits! Please purchase credits to continue.' },
  ]);
  expect((await api.call(poor, 'GET', '/documentlist/inprogress')).json.result).toHaveLength(1);
});

test('a live file may have 10 MB, counted decoded, and a larger body is never kept', async () => {
  const limit = 10 * 1024 * 1024;
  const over = await api.create(owner, { file: plainPdf({ bytes: limit + 1 }).toString('base64') });
  expect([over.status, over.json]).toEqual([400, { error: 'File too large. Max allowed file size is 10 MB' }]);
  const huge = await api.create(owner, { file: 'A'.repeat(30 * 1024 * 1024) });
  expect([huge.status, huge.json]).toEqual([400, { error: 'File too large. Max allowed file size is 10 MB' }]);
});

test('an unpaid invoice stops writing, and the answer names it', async () => {
  const debtor = await api.person();
  const now = api.environment.deps.clock();
  const { tenant_id: tenantId, id } = debtor.account;
  await api.environment.deps.db
    .insertInto('invoice')
    .values({
      id: api.environment.deps.newId(),
      number: 'S-2026-0007',
      tenant_id: tenantId,
      ordered_by: id,
      purpose: JSON.stringify({ kind: 'credits', quantity: 10 }),
      lines: '[]',
      currency: 'EUR',
      net_cents: 1,
      tax_cents: 0,
      total_cents: 1,
      bill_to: '{}',
      created_at: now,
      due_at: now,
      withdrawn_at: now,
    })
    .execute();
  await api.environment.deps.db.updateTable('tenant').set({ debt_since: now }).where('id', '=', tenantId).execute();
  const answer = await api.create(debtor);
  expect(answer.status).toBe(400);
  expect(answer.json.error).toContain('invoice S-2026-0007');
  expect((await api.call(debtor, 'GET', '/getuser')).status).toBe(200);
});
