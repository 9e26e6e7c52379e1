import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { type DocumentFilter, documentFilters } from '../../domain/document/filters.ts';
import { browseDocuments, countDocuments, lastEvents } from './browse.ts';

let api: ApiFixture;
let owner: ApiPerson;
let other: ApiPerson;
const ids: Record<string, string> = {};
const now = new Date('2027-05-01T12:00:00.000Z');
const signature = { type: 'signature', page: 1, x: 10, y: 10, w: 100, h: 40 };

beforeAll(async () => {
  api = await apiFixture('live');
  api.environment.setClock(now);
  [owner, other] = [await api.person(), await api.person()];
  const me = { email: owner.account.email, widgets: [signature] };
  const leo = { email: 'leo@example.com', name: 'Leo 50%', widgets: [signature] };
  ids.mine = await api.created(owner, { title: 'My turn', signers: [me, leo] });
  ids.later = await api.created(owner, { title: 'Leo first', signers: [leo, me] });
  ids.together = await api.created(owner, { title: 'All at once', sendInOrder: false, signers: [leo, me] });
  ids.overdue = await api.created(owner, { title: 'Overdue', timeToCompleteDays: 1, signers: [me] });
  ids.revoked = await api.created(owner, { title: 'Revoked' });
  ids.trashed = await api.created(owner, { title: 'Trashed' });
  await api.call(owner, 'POST', `/document/${ids.revoked}`);
  await api.call(owner, 'DELETE', `/document/${ids.trashed}`);
  await api.created(other, { title: 'Somebody else’s', signers: [me] });
});
afterAll(() => api.close());

async function titles(filter: DocumentFilter, text = '', at = new Date(now.getTime() + 2 * 86_400_000)) {
  const viewer = { accountId: owner.account.id, email: owner.account.email };
  const options = { filter, text, now: at, limit: 100, skip: 0 };
  const { documents, total } = await browseDocuments(api.environment.deps.db, viewer, options);
  expect(total).toBe(documents.length);
  const second = await browseDocuments(api.environment.deps.db, viewer, { ...options, limit: 1, skip: 1 });
  expect(second.documents.map(({ id }) => id)).toEqual(documents.slice(1, 2).map(({ id }) => id));
  return documents.map((document) => document.title).sort();
}

test('each filter shows what its name says, and nothing of other accounts', async () => {
  expect(await titles('all')).toEqual(['All at once', 'Leo first', 'My turn', 'Overdue', 'Revoked']);
  expect(await titles('needs-me')).toEqual(['All at once', 'My turn']);
  expect(await titles('needs-me', '', now)).toEqual(['All at once', 'My turn', 'Overdue']);
  expect(await titles('waiting')).toEqual(['Leo first']);
  expect(await titles('expired')).toEqual(['Overdue']);
  expect(await titles('revoked')).toEqual(['Revoked']);
  expect(await titles('trash')).toEqual(['Trashed']);
  for (const filter of ['completed', 'draft', 'declined'] as const) expect(await titles(filter)).toEqual([]);
});

test('the counts are those of the filters', async () => {
  const at = new Date(now.getTime() + 2 * 86_400_000);
  const viewer = { accountId: owner.account.id, email: owner.account.email };
  const counts = await countDocuments(api.environment.deps.db, viewer, at);
  for (const filter of documentFilters) expect(counts[filter], filter).toBe((await titles(filter)).length);
});

test('a search looks in titles, names, addresses and ids, and takes signs of patterns as they are', async () => {
  expect(await titles('all', 'my TURN')).toEqual(['My turn']);
  expect(await titles('all', 'leo 50%')).toEqual(['All at once', 'Leo first', 'My turn']);
  expect(await titles('all', '%')).toEqual(['All at once', 'Leo first', 'My turn']);
  expect(await titles('all', '_')).toEqual([]);
  expect(await titles('all', ids.overdue)).toEqual(['Overdue']);
});

test('the last event is one worth telling', async () => {
  const events = await lastEvents(api.environment.deps.db, [ids.mine ?? '', ids.revoked ?? '']);
  expect([events.get(ids.mine ?? '')?.kind, events.get(ids.revoked ?? '')?.kind]).toEqual(['sent', 'revoked']);
});
