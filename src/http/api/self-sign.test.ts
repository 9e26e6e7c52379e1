import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { selfSignAnswer } from '../../contract/api/self-sign.ts';

let api: ApiFixture;
let owner: ApiPerson;
beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person({ credits: 20 });
});
afterAll(() => api.close());

const file = plainPdf().toString('base64');
const place = { page: 1, x: 60, y: 90.5, w: 120, h: 20 };
const mia = { email: 'Mia@Example.com', name: 'Mia Torres', job_title: 'Designer' };

function recipientOf(documentId: unknown) {
  return api.environment.deps.db
    .selectFrom('recipient')
    .innerJoin('document', 'document.id', 'recipient.document_id')
    .selectAll('recipient')
    .select(['document.kind', 'document.note', 'document.status'])
    .where('document_id', '=', String(documentId))
    .executeTakeFirstOrThrow();
}

test.each(['v1', 'v1.1', 'v1.2'])('a document of one’s own is made under %s and costs one credit', async (version) => {
  const before = (await api.call(owner, 'GET', '/getcredits')).json.total_credits;
  const answer = await api.call(owner, 'POST', '/selfsign', { file, title: 'Mine', signer: mia }, { version });
  expect([answer.status, Object.keys(answer.json)]).toEqual([200, ['objectId', 'url']]);
  const { objectId, url } = selfSignAnswer.parse(answer.json);
  expect(url).toContain('/sign/');
  expect((await api.call(owner, 'GET', '/getcredits')).json.total_credits).toBe(Number(before) - 1);
  expect(await recipientOf(objectId)).toMatchObject({
    kind: 'self-sign',
    status: 'in-progress',
    note: 'Note to myself',
    email: 'mia@example.com',
    name: 'Mia Torres',
    job_title: 'Designer',
  });
  const mails = await api.environment.deps.db
    .selectFrom('mail')
    .select('kind')
    .where('document_id', '=', objectId)
    .execute();
  expect(mails).toEqual([]);
});

test('the signer is `signer`, else the first of `signers`, else the owner of the account', async () => {
  const make = async (more: object) => {
    const { json } = await api.call(owner, 'POST', '/selfsign', { file, name: 'Mine', ...more });
    return (await recipientOf(json.objectId)).email;
  };
  const kai = { email: 'kai@example.com' };
  expect(await make({ signer: mia, signers: [kai] })).toBe('mia@example.com');
  expect(await make({ signers: [kai, mia] })).toBe('kai@example.com');
  expect(await make({})).toBe(owner.account.email);
  expect(await make({ signer: { name: 'Ana' } })).toBe(owner.account.email);
});

test('given fields of any type are placed and the person’s own; their numbers come back unchanged', async () => {
  const widgets = [
    { type: 'textbox', ...place, options: { name: 'Remark', required: false } },
    { type: 'dropdown', ...place, y: 130, options: { values: ['a', 'b'] } },
    { type: 'radio button', ...place, y: 160, options: { values: ['a', 'b'] } },
    { type: 'attachments', ...place, y: 200 },
    { type: 'date', ...place, y: 240, options: { readonly: true } },
  ];
  const { json } = await api.call(owner, 'POST', '/selfsign', { file, title: 'Mine', signer: { ...mia, widgets } });
  const row = await recipientOf(json.objectId);
  expect(row.widgets.map(({ type, own }) => [type, own])).toEqual(widgets.map(({ type }) => [type, true]));
  const shown = await api.call(owner, 'GET', `/document/${json.objectId}`);
  expect(shown.json).toMatchObject({
    status: 'in-progress',
    signers: [
      {
        email: 'mia@example.com',
        widgets: [{ type: 'textbox', ...place, options: { name: 'Remark' } }, {}, {}, {}, {}],
      },
    ],
  });
});

test('what is missing or wrong makes nothing and costs nothing', async () => {
  const poor = await api.person({ credits: 0 });
  const missing = { error: 'Please provide all required parameters.' };
  expect((await api.call(owner, 'POST', '/selfsign', {})).json).toEqual(missing);
  expect((await api.call(owner, 'POST', '/selfsign', { title: 'x', signer: mia })).json).toEqual(missing);
  const outside = [{ type: 'textbox', ...place, page: 9 }];
  const refused = await api.call(owner, 'POST', '/selfsign', {
    file,
    title: 'x',
    signer: { ...mia, widgets: outside },
  });
  expect(refused.status).toBe(400);
  const broke = await api.call(poor, 'POST', '/selfsign', { file, title: 'x' });
  expect([broke.status, broke.json]).toEqual([
    400,
    { error: 'Insufficient credits! Please purchase credits to continue.' },
  ]);
});
