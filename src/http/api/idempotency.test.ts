import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';
import { once } from '../../features/tokens/idempotency.ts';
import { apiRoutes } from './routes.ts';

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

/** As another process of the same instance: nothing but the database is shared. */
async function secondNode() {
  const node = fastify();
  await apiRoutes(node, api.environment.deps);
  return node;
}

test('a key holds for every process: many at once make one document and charge one credit', async () => {
  const node = await secondNode();
  const who = await api.person({ credits: 10 });
  const headers = { 'x-api-token': who.token, 'idempotency-key': 'order 5', 'content-type': 'application/json' };
  const request = { method: 'POST', url: '/api/v1.2/createdocument', headers, payload: createBody() } as const;
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? node : api.server).inject(request)),
  );
  const made = answers.filter((one) => one.statusCode === 200).map((one) => one.json().objectId);
  expect(new Set(made).size).toBe(1);
  for (const one of answers) expect([200, 409]).toContain(one.statusCode);
  expect(await creditsOf(who)).toBe(9);
  expect((await node.inject(request)).json().objectId).toBe(made[0]);
  await node.close();
});

test('refusals are repeated too, without a key’s work being done again', async () => {
  const poor = await api.person({ credits: 0 });
  const first = await create('order 6', {}, 'v1.2', poor);
  expect(first.status).toBe(400);
  await api.environment.deps.db
    .updateTable('tenant')
    .set({ plan_credits: 5 })
    .where('id', '=', poor.account.tenant_id)
    .execute();
  expect((await create('order 6', {}, 'v1.2', poor)).json).toEqual(first.json);
  expect((await create('order 6b', {}, 'v1.2', poor)).status).toBe(200);
});

/** Leaves a key as a process leaves it that dies while it works on the call. */
async function abandon(key: string, who: ApiPerson, committed: boolean): Promise<void> {
  await create(key, {}, 'v1.2', who);
  await api.environment.deps.db
    .updateTable('idempotency_key')
    .set({
      answer: null,
      holder: 'a process that died',
      alive_until: new Date(api.environment.deps.clock().getTime() - 1),
      ...(committed ? {} : { committed_at: null }),
    })
    .where('account_id', '=', who.account.id)
    .execute();
}

test('a call whose process died before it changed anything can be made again at once, by one caller only', async () => {
  const who = await api.person({ credits: 10 });
  await abandon('order 7', who, false);
  const answers = await Promise.all([1, 2, 3].map(() => create('order 7', {}, 'v1.2', who)));
  expect(new Set(answers.filter((one) => one.status === 200).map((one) => one.json.objectId)).size).toBe(1);
  expect(await creditsOf(who)).toBe(8);
  await abandon('order 8', who, false);
  expect((await create('order 8', { title: 'Another' }, 'v1.2', who)).status).toBe(409);
});

test('a call whose process died after the work is not done again, and says that its answer is lost', async () => {
  const who = await api.person({ credits: 10 });
  await abandon('order 9', who, true);
  const again = await create('order 9', {}, 'v1.2', who);
  expect([again.status, again.headers['x-error-reason']]).toEqual([409, 'answer-lost']);
  expect(await creditsOf(who)).toBe(9);
});

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

test('a process that wakes up after its claim was taken over changes nothing', async () => {
  const { deps } = api.environment;
  const who = await api.person({ credits: 10 });
  const request = { accountId: who.account.id, route: 'POST /x', key: 'order 10', bodySha256: 'x' };
  const rename = (name: string) => async (within: typeof deps) => {
    await within.db
      .transaction()
      .execute((tx) => tx.updateTable('account').set({ name }).where('id', '=', who.account.id).execute());
    return { status: 200, body: { name } };
  };
  const asleep = signal();
  const begun = signal();
  const late = once(deps, request, async (within) => {
    begun.give();
    await asleep.given;
    return rename('late')(within);
  });
  await begun.given;
  expect(await once(deps, request, rename('early'))).toMatchObject({ refused: 'in-flight' });
  await deps.db
    .updateTable('idempotency_key')
    .set({ alive_until: new Date(deps.clock().getTime() - 1) })
    .where('account_id', '=', who.account.id)
    .execute();
  expect(await once(deps, request, rename('early'))).toEqual({ status: 200, body: { name: 'early' } });
  asleep.give();
  await expect(late).rejects.toThrow('took over');
  const account = await deps.db.selectFrom('account').select('name').where('id', '=', who.account.id).execute();
  expect(account).toEqual([{ name: 'early' }]);
  expect(await once(deps, request, rename('third'))).toEqual({ status: 200, body: { name: 'early' } });
});
