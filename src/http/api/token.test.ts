import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../../../tests/support/api.ts';
import { operations } from './operations.ts';

let api: ApiFixture;
let sandbox: ApiFixture;
let owner: ApiPerson;
let tester: ApiPerson;

beforeAll(async () => {
  [api, sandbox] = await Promise.all([apiFixture('live'), apiFixture('sandbox')]);
  [owner, tester] = await Promise.all([api.person(), sandbox.person({ plan: 'free' })]);
});
afterAll(() => Promise.all([api.close(), sandbox.close()]));

const invalid = [405, { error: 'Invalid API Token!' }];

test.each(['v1', 'v1.1', 'v1.2'])(
  'under %s every operation asks for the token before anything else',
  async (version) => {
    for (const { method, path } of operations) {
      for (const who of [null, { token: 'live.wrong' }, { token: '' }, { token: tester.token }]) {
        const answer = await api.call(who, method, path.replace(/:\w+/, 'x'), undefined, { version });
        expect([answer.status, answer.json], `${method} ${path}`).toEqual(invalid);
      }
    }
  },
);

test('unknown paths, wrong methods and unreadable bodies tell a stranger nothing more', async () => {
  const raw = '{"file":';
  for (const answer of [
    await api.call(null, 'GET', '/nothing'),
    await api.call(null, 'GET', ''),
    await api.call(null, 'DELETE', '/getuser'),
    await api.call(null, 'POST', '/createdocument', undefined, { raw }),
    await api.call(null, 'POST', '/createdocument', undefined, {
      raw: 'A'.repeat(1000),
      headers: { 'content-type': '?' },
    }),
    await api.call(null, 'POST', '/createdocument', createBody()),
    await sandbox.call(owner, 'GET', '/getuser'),
    await api.call(tester, 'GET', '/getuser'),
  ]) {
    expect([answer.status, answer.json]).toEqual(invalid);
  }
});

test('with a token an unknown path is not found, and an unreadable body a bad request', async () => {
  for (const [method, path] of [
    ['GET', '/nothing'],
    ['PUT', '/getuser'],
    ['GET', ''],
    ['GET', '/document'],
  ] as const) {
    const answer = await api.call(owner, method, path);
    expect([answer.status, answer.json], path).toEqual([404, { error: 'Not found' }]);
  }
  for (const raw of ['{"file":', '"text"', '[1]', '5']) {
    const answer = await api.call(owner, 'POST', '/createdocument', undefined, { raw });
    expect([answer.status, answer.json], raw).toEqual([
      400,
      { error: 'Something went wrong, please try again later!' },
    ]);
  }
});

test('empty bodies are fine, whatever type they claim to have', async () => {
  for (const type of ['application/json', 'text/plain', 'nonsense', 'application/json; charset=utf-8']) {
    const headers = { 'content-type': type };
    const got = await api.call(owner, 'GET', '/getuser', undefined, { headers });
    const deleted = await api.call(owner, 'DELETE', '/webhook', undefined, {
      headers: { ...headers, 'content-length': '0' },
    });
    const posted = await api.call(owner, 'POST', '/document/unknownone', undefined, { headers, raw: '' });
    expect([got.status, deleted.status, posted.status], type).toEqual([200, 200, 404]);
  }
});

test('a token dies with its account, its plan and its own end', async () => {
  const { db } = api.environment.deps;
  const [suspended, free, revoked, lapsed] = [
    await api.person(),
    await api.person({ plan: 'free' }),
    await api.person(),
    await api.person(),
  ];
  const now = api.environment.deps.clock();
  await db.updateTable('account').set({ suspended_at: now }).where('id', '=', suspended.account.id).execute();
  await db.updateTable('api_token').set({ revoked_at: now }).where('account_id', '=', revoked.account.id).execute();
  await db
    .updateTable('tenant')
    .set({ plan_ends_at: new Date(now.getTime() - 1000) })
    .where('id', '=', lapsed.account.tenant_id)
    .execute();
  for (const who of [suspended, free, revoked, lapsed]) {
    const answer = await api.call(who, 'GET', '/getuser');
    expect([answer.status, answer.json]).toEqual(invalid);
  }
});

test('every answer carries the number of its request', async () => {
  expect((await api.call(owner, 'GET', '/getuser')).headers['x-request-id']).toBeTruthy();
  expect((await api.call(null, 'GET', '/getuser')).headers['x-request-id']).toBeTruthy();
});
