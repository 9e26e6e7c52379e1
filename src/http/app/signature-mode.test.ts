import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { startSession } from '../../features/sessions/start.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

let t: TestEnvironment;
let server: FastifyInstance;
beforeAll(async () => {
  t = await testEnvironment('live');
  server = fastify();
  await server.register(cookie);
  await server.register((scope) => appRoutes(scope, t.deps));
});
afterAll(async () => {
  await server.close();
  await t.close();
});

async function asks(accountId: string) {
  const meta = { ip: '127.0.0.1', userAgent: 'test' };
  const { secret } = await t.deps.db.transaction().execute((tx) => startSession(tx, t.deps, accountId, meta));
  const headers = { cookie: `${cookieName(t.deps, 'session')}=${secret}` };
  return async (method: 'GET' | 'PUT', mode?: string) => {
    const payload = mode === undefined ? {} : { payload: { mode } };
    const answer = await server.inject({ method, url: '/app/signature-mode', headers, ...payload });
    return { status: answer.statusCode, json: answer.json() };
  };
}

test('an Admin chooses how documents are signed; a colleague sees it, and it stands in the account log', async () => {
  const admin = await insertOwner(t.deps);
  const account = await t.deps.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', admin.accountId)
    .executeTakeFirstOrThrow();
  const later = new Date(account.created_at.getTime() + 1000);
  const id = t.deps.newId();
  const colleague = { ...account, id, email: `${id.toLowerCase()}@example.com`, created_at: later };
  await t.deps.db.insertInto('account').values(colleague).execute();

  const [theirs, ours] = [await asks(admin.accountId), await asks(id)];
  expect((await theirs('GET')).json).toEqual({ mode: 'seal', mayChange: true });
  expect(await theirs('PUT', 'per_signer')).toEqual({ status: 200, json: { mode: 'per_signer', mayChange: true } });
  expect((await ours('GET')).json).toEqual({ mode: 'per_signer', mayChange: false });
  expect((await ours('PUT', 'seal')).status).toBe(403);
  expect((await theirs('PUT', 'both')).status).toBe(400);
  const logged = await t.deps.db
    .selectFrom('account_event')
    .select('data')
    .where('kind', '=', 'signature-mode-changed')
    .execute();
  expect(logged).toEqual([{ data: { mode: 'per_signer' } }]);
});
