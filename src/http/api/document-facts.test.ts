import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { meta, openLink, picture } from '../../../tests/support/documents.ts';
import { formDataAnswer, signerIpsAnswer } from '../../contract/api/document-facts.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { WidgetResponse } from '../../domain/widget/types.ts';
import { consent } from '../../features/signing/act.ts';
import { finish } from '../../features/signing/finish.ts';

let api: ApiFixture;
let sandbox: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  [api, sandbox] = await Promise.all([apiFixture('live'), apiFixture('sandbox')]);
  owner = await api.person({ plan: 'teams' });
});
afterAll(() => Promise.all([api.close(), sandbox.close()]));

const box = { page: 1, x: 50, y: 60, w: 100, h: 20 };
const named = (type: string, name: string, options: object = {}) => ({ type, ...box, options: { name, ...options } });
const signers = [
  {
    name: 'Mia Sato',
    email: 'mia@example.com',
    widgets: [
      { type: 'signature', ...box, h: 40 },
      named('textbox', 'tax number', { hide_text_with_asterisks: true }),
      named('checkbox', 'extras', { values: ['garage', 'garden', 'cellar'], required: false }),
      named('number', 'rooms'),
    ],
  },
  { name: 'Kai', email: 'kai@example.com', widgets: [{ type: 'signature', ...box, h: 40 }, named('textbox', 'city')] },
  { name: 'Reader', email: 'reader@example.com', signer_role: 'viewer' },
];

/** A document whose first person has signed. */
async function halfSigned(): Promise<string> {
  const { deps } = api.environment;
  const made = await api.create(owner, { signers });
  const id = String(made.json.objectId);
  const urls = (made.json.signurl as { url: string }[]).map(({ url }) => ({ id: '', name: '', email: '', url }));
  const session = await openLink(deps, { id, createdAt: deps.clock(), recipients: urls }, 1);
  await consent(deps, session, 'wording', meta);
  const { widgets } = await deps.db
    .selectFrom('recipient')
    .select('widgets')
    .where('id', '=', session.recipientId)
    .executeTakeFirstOrThrow();
  const given: Record<string, WidgetResponse> = {
    signature: picture,
    textbox: 'DE 123 456',
    checkbox: ['garage', 'cellar'],
    number: '3',
  };
  const answers = Object.fromEntries(widgets.map((widget) => [widget.id, given[widget.type] ?? '']));
  const done = await finish(deps, session, { answers }, meta);
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  return id;
}

test.each(['v1', 'v1.1', 'v1.2'])(
  '%s tells what was filled in, unmasked, and from where it was signed',
  async (version) => {
    api.environment.setClock(new Date('2027-03-09T23:30:00.000Z'));
    await api.environment.deps.db
      .updateTable('account')
      .set({ date_format: 'dd.mm.yyyy', time_zone: 'Europe/Berlin' })
      .where('id', '=', owner.account.id)
      .execute();
    const id = await halfSigned();
    const data = await api.call(owner, 'GET', `/formdata/${id}`, undefined, { version });
    expect(Object.keys(formDataAnswer.parse(data.json))).toEqual([
      'objectId',
      'title',
      'sent_date',
      'status',
      'form_data',
    ]);
    expect(data.json).toEqual({
      objectId: id,
      title: 'Lease',
      sent_date: '10.03.2027',
      status: 'in-progress',
      form_data: [
        {
          name: 'Mia Sato',
          email: 'mia@example.com',
          widgets: [
            { name: 'tax number', response: 'DE 123 456' },
            { name: 'extras', response: 'garage, cellar' },
            { name: 'rooms', response: '3.00' },
          ],
        },
        { name: 'Kai', email: 'kai@example.com', widgets: [{ name: 'city', response: '' }] },
      ],
    });
    const ips = await api.call(owner, 'GET', `/signerips/${id}`, undefined, { version });
    expect(signerIpsAnswer.parse(ips.json)).toEqual({
      objectId: id,
      signer_ips: [{ email: 'mia@example.com', ip_address: meta.ip }],
    });
  },
);

test('another account’s document and an unknown one are not found', async () => {
  const other = await api.person({ plan: 'enterprise' });
  const id = await api.created(owner);
  for (const path of [`/formdata/${id}`, `/signerips/${id}`, '/formdata/aB3dE6gH9j', '/signerips/%00']) {
    const answer = await api.call(other, 'GET', path);
    expect([answer.status, answer.json], path).toEqual([404, { error: 'Document not found!' }]);
  }
});

test('a smaller plan is told which it takes; the sandbox has everything', async () => {
  const professional = await api.person({ plan: 'professional' });
  const id = await api.created(professional);
  const free = await sandbox.person({ plan: 'free' });
  const tried = await sandbox.created(free);
  for (const call of ['formdata', 'signerips']) {
    const answer = await api.call(professional, 'GET', `/${call}/${id}`);
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: 'This call needs one of these plans: Teams, Enterprise.' },
    ]);
    expect((await sandbox.call(free, 'GET', `/${call}/${tried}`)).status).toBe(200);
  }
});
