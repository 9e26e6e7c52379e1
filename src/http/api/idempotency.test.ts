import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';

let api: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person({ credits: 10 });
});
afterAll(() => api.close());

function create(key: string, changes: object = {}, version = 'v1.2', who = owner) {
  const body = { ...createBody(), ...changes };
  return api.call(who, 'POST', '/createdocument', body, { version, headers: { 'idempotency-key': key } });
}

async function creditsOf(who: ApiPerson): Promise<unknown> {
  return (await api.call(who, 'GET', '/getcredits')).json.total_credits;
}

test('the same call under the same key is done once and answered alike, for a day', async () => {
  api.environment.setClock(new Date('2027-01-01T00:00:00.000Z'));
  const first = await create('order 1');
  const second = await create('order 1', {}, 'v1.1');
  expect([second.status, second.json]).toEqual([200, first.json]);
  expect(await creditsOf(owner)).toBe(9);
  api.environment.setClock(new Date('2027-01-02T00:00:00.000Z'));
  const nextDay = await create('order 1');
  expect(nextDay.json.objectId).not.toBe(first.json.objectId);
  expect(await creditsOf(owner)).toBe(8);
});

test('twice at once makes one document', async () => {
  const answers = await Promise.all([create('order 2'), create('order 2'), create('order 2')]);
  const made = answers.filter(({ status }) => status === 200).map(({ json }) => json.objectId);
  expect(new Set(made).size).toBe(1);
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(await creditsOf(owner)).toBe(7);
});

test('another body under a used key is a conflict, another account’s key is not', async () => {
  const other = await api.person();
  await create('order 3');
  const changed = await create('order 3', { title: 'Another' });
  expect([changed.status, Object.keys(changed.json)]).toEqual([409, ['error']]);
  expect((await create('order 3', {}, 'v1.2', other)).status).toBe(200);
});

test('links to sign with do not lie open in the table', async () => {
  const made = await create('order 4');
  const [{ url }] = made.json.signurl as [{ url: string }];
  const rows = await api.environment.deps.db.selectFrom('idempotency_key').select('answer').execute();
  for (const row of rows) expect(row.answer?.includes(url.slice(-40))).toBe(false);
});
