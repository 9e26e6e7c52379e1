import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiPerson } from '../../../tests/support/api.ts';
import { type AppFixture, appFixture } from '../../../tests/support/app.ts';
import { meta } from '../../../tests/support/documents.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { documentView } from '../../contract/app/documents.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { openDraftLink } from '../../features/drafts/open-link.ts';
import { exchangeLink } from '../../features/signing/exchange.ts';
import { findTemplate } from '../../features/templates/queries.ts';

let api: AppFixture;
let owner: ApiPerson;
let stranger: ApiPerson;
const DAY = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  api = await appFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

async function detail(id: string) {
  return documentView.parse((await api.app(owner, 'GET', `/app/documents/${id}`)).json);
}

function personOf(view: Awaited<ReturnType<typeof detail>>, position: number) {
  const person = view.recipients.find((one) => one.position === position);
  if (person === undefined) throw new Error(`Nobody stands at ${position}.`);
  return person;
}

async function linkOf(id: string, recipientId: string): Promise<string> {
  const answer = await api.app(owner, 'GET', `/app/documents/${id}/recipients/${recipientId}/link`);
  return String(answer.json.url).split('/').pop() ?? '';
}

test('a corrected address ends the old link, and the new one is asked at once', async () => {
  const id = await api.created(owner, { title: 'Mistyped' });
  const person = personOf(await detail(id), 1);
  const { deps } = api.environment;
  const old = await linkOf(id, person.id);
  expect(await exchangeLink(deps, old, meta)).toMatchObject({ recipientId: person.id });
  const url = `/app/documents/${id}/recipients/${person.id}/correct`;
  expect((await api.app(stranger, 'POST', url, { email: 'evil@example.com', name: 'Eve' })).status).toBe(404);
  expect((await api.app(owner, 'POST', url, { email: 'no address', name: '' })).status).toBe(400);
  expect((await api.app(owner, 'POST', url, { email: ' Mia@Example.org '.trim(), name: 'Mia Sato' })).status).toBe(200);
  const after = await detail(id);
  expect(personOf(after, 1)).toMatchObject({ email: 'mia@example.org', viewedAt: null, state: 'current' });
  expect(await exchangeLink(deps, old, meta)).toMatchObject({ refused: expect.any(String) });
  expect(await exchangeLink(deps, await linkOf(id, person.id), meta)).toMatchObject({ recipientId: person.id });
  const asked = after.activity.filter(({ kind, data }) => kind === 'mail-queued' && data.to === 'mia@example.org');
  expect(asked).toHaveLength(1);
  const [mail] = after.activity.filter(({ kind }) => kind === 'corrected');
  expect(mail?.data).toMatchObject({ formerEmail: person.email, email: 'mia@example.org' });
  const other = personOf(after, 2);
  const twice = await api.app(owner, 'POST', url, { email: other.email, name: '' });
  expect([twice.status, twice.json.error.code]).toEqual([409, 'address-taken']);
});

test('an expired document that is given more time can be signed by its old links', async () => {
  const id = await api.created(owner, { title: 'Late' });
  const end = (await detail(id)).expiresAt ?? '';
  const { deps } = api.environment;
  await deps.db
    .updateTable('document')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute();
  expect((await detail(id)).status).toBe('expired');
  const earlier = await api.app(owner, 'POST', `/app/documents/${id}/extend`, {
    expiresAt: '2020-01-01T00:00:00.000Z',
  });
  expect([earlier.status, earlier.json.error.code]).toEqual([409, 'not-later']);
  const wanted = new Date(new Date(end).getTime() + DAY).toISOString();
  expect((await api.app(owner, 'POST', `/app/documents/${id}/extend`, { expiresAt: wanted })).json).toEqual({
    expiresAt: wanted,
  });
  const after = await detail(id);
  expect([after.status, after.expiresAt]).toEqual(['waiting', wanted]);
  expect(after.activity.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['extended', 'mail-queued']));
});

test('a duplicate is a draft with the same people and fields; the original stays', async () => {
  const id = await api.created(owner, { title: 'Original' });
  const before = await detail(id);
  const made = await api.app(owner, 'POST', `/app/documents/${id}/copy`);
  expect(made.status).toBe(200);
  const copy = await detail(String(made.json.id));
  expect(copy).toMatchObject({ title: 'Original', status: 'draft', creditsSpent: 0, sentAt: null });
  const shape = (view: typeof copy) =>
    view.recipients.map(({ email, type, fields }) => [email, type, fields.map(({ name, x, y }) => [name, x, y])]);
  expect(shape(copy)).toEqual(shape(before));
  expect((await detail(id)).stateVersion).toBe(before.stateVersion);
  const foreign = await api.app(stranger, 'POST', `/app/documents/${id}/copy`);
  expect(foreign.status).toBe(404);
  const template = await api.app(owner, 'POST', `/app/documents/${id}/template`);
  const stored = await findTemplate(api.environment.deps.db, owner.account.id, String(template.json.id));
  expect(stored?.roles.map(({ email, name, widgets }) => [email, name, widgets.length])).toEqual(
    before.recipients.map(({ fields }) => ['', '', fields.length]),
  );
});

test('a title is changed while people sign; forwarding waits for the seal', async () => {
  const id = await api.created(owner, { title: 'Before' });
  expect((await api.app(owner, 'PATCH', `/app/documents/${id}`, { title: ' ', note: '' })).status).toBe(400);
  expect((await api.app(owner, 'PATCH', `/app/documents/${id}`, { title: 'After', note: 'Read it' })).status).toBe(200);
  expect(await detail(id)).toMatchObject({ title: 'After', note: 'Read it' });
  const early = await api.app(owner, 'POST', `/app/documents/${id}/forward`, { emails: ['leo@example.com'] });
  expect([early.status, early.json.error.code]).toEqual([409, 'not-completed']);
});

test('an owner ends the link by which others edit a draft', async () => {
  const made = await api.call(owner, 'POST', '/draftdocument', {
    file: Buffer.from(plainPdf()).toString('base64'),
    title: 'By link',
  });
  const id = String(made.json.document_id);
  const token = new URL(String(made.json.url)).pathname.split('/').pop() ?? '';
  const { deps } = api.environment;
  expect(isRefusal(await openDraftLink(deps, token))).toBe(false);
  expect((await detail(id)).may.endDraftLink).toBe(true);
  expect((await api.app(stranger, 'POST', `/app/documents/${id}/end-draft-link`)).status).toBe(404);
  expect((await api.app(owner, 'POST', `/app/documents/${id}/end-draft-link`)).status).toBe(200);
  expect(await openDraftLink(deps, token)).toMatchObject({ refused: 'link-ended' });
  expect((await detail(id)).may.endDraftLink).toBe(false);
});
