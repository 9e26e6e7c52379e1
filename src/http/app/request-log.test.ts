import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import type { LoggedRequest } from '../../contract/app/request-log.ts';
import { sweepRequests } from '../../features/request-log/sweep.ts';
import { createRequestLog } from '../../features/request-log/writer.ts';
import { startSession } from '../../features/sessions/start.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

let api: ApiFixture;
let app: FastifyInstance;
let owner: ApiPerson;
let other: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  app = fastify();
  await app.register(cookie);
  await app.register((scope) => appRoutes(scope, api.environment.deps));
  [owner, other] = [await api.person(), await api.person()];
});
afterAll(async () => {
  await app.close();
  await api.close();
});

async function logOf(who: ApiPerson, query = ''): Promise<{ requests: LoggedRequest[]; next: string | null }> {
  const { deps } = api.environment;
  const meta = { ip: '127.0.0.1', userAgent: 'test' };
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, who.account.id, meta));
  const headers = { cookie: `${cookieName(deps, 'session')}=${secret}` };
  const answer = await app.inject({ url: `/app/request-log${query}`, headers });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

test('each call of an account is found by status, method, path and number; nothing of its body, query or token is kept', async () => {
  const headers = { 'x-request-id': 'order-42' };
  await api.call(owner, 'GET', '/documentlist/draft?limit=5&secret=hidden', undefined, { headers });
  await api.call(owner, 'GET', '/document/Unknown100', undefined, { version: 'v1' });
  await api.call(owner, 'POST', '/createdocument', { title: 'body text', file: 'no PDF', signers: [] });
  await api.call(owner, 'POST', '/createdocument', undefined, { raw: '{"file":' });
  await api.call({ token: owner.token.replace(/.$/, '*') }, 'GET', '/getuser');
  await api.call(other, 'GET', '/getcredits');
  await expect.poll(async () => (await logOf(owner)).requests.length, { timeout: 5000 }).toBe(4);
  const { requests, next } = await logOf(owner);
  expect(next).toBeNull();
  expect(requests.map(({ method, path, status, errorReason }) => [method, path, status, errorReason])).toEqual([
    ['POST', '/api/v1.2/createdocument', 400, 'malformed-json'],
    ['POST', '/api/v1.2/createdocument', 400, 'missing-parameters'],
    ['GET', '/api/v1/document/Unknown100', 404, 'Document not found!'],
    ['GET', '/api/v1.2/documentlist/draft', 200, null],
  ]);
  expect(requests[3]).toMatchObject({ requestId: 'order-42', tokenLastFour: owner.token.slice(-4), ip: '127.0.0.1' });
  const rows = JSON.stringify(await api.environment.deps.db.selectFrom('api_request').selectAll().execute());
  for (const secret of ['hidden', 'body text', owner.token]) expect(rows).not.toContain(secret);

  const found = async (query: string) => (await logOf(owner, query)).requests.length;
  expect(await found('?status=4')).toBe(3);
  expect(await found('?status=4&method=GET')).toBe(1);
  expect(await found('?path=DOCUMENTLIST')).toBe(1);
  expect(await found('?path=%25')).toBe(0);
  expect(await found('?requestId=order-42')).toBe(1);
  expect((await logOf(other)).requests.map((one) => one.path)).toEqual(['/api/v1.2/getcredits']);

  const first = await logOf(owner, '?limit=3');
  const second = await logOf(owner, `?limit=3&before=${first.next}`);
  expect([first.requests.length, second.requests.length, second.next]).toEqual([3, 1, null]);
});

test('what is noted before a stop is written, an erased account’s calls are left out, and 30 days later all is gone', async () => {
  const { deps } = api.environment;
  const log = createRequestLog(deps);
  const at = new Date('2027-03-01T00:00:00.000Z');
  const call = {
    method: 'GET',
    path: '/x',
    status: 200,
    durationMs: 1,
    tokenLastFour: 'abcd',
    errorReason: null,
    ip: null,
  };
  const third = await api.person();
  for (let i = 0; i < 1200; i += 1) log.note({ ...call, at, requestId: `r${i}`, accountId: third.account.id });
  log.note({ ...call, at, requestId: 'gone', accountId: 'NoAccount1' });
  await log.close();
  const count = async () =>
    (await deps.db.selectFrom('api_request').select('id').where('account_id', '=', third.account.id).execute()).length;
  expect(await count()).toBe(1200);
  api.environment.setClock(new Date(at.getTime() + 30 * 86_400_000));
  await sweepRequests(deps);
  expect(await count()).toBe(1200);
  api.environment.setClock(new Date(at.getTime() + 30 * 86_400_000 + 1));
  await sweepRequests(deps);
  expect(await count()).toBe(0);
});
