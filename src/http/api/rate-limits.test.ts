import { afterEach, expect, test } from 'vitest';
import { type ApiFixture, apiFixture } from '../../../tests/support/api.ts';
import { testSettings } from '../../../tests/support/settings.ts';

let api: ApiFixture;
afterEach(() => api.close());

async function withLimits(limits: Partial<ReturnType<typeof testSettings>['limits']>): Promise<ApiFixture> {
  api = await apiFixture('live', { settings: { limits: { ...testSettings('live').limits, ...limits } } });
  return api;
}

test('each token has a budget of reads, writes and uploads of its own, told in the headers of every answer', async () => {
  await withLimits({ apiReadsPerMinute: 2, apiWritesPerMinute: 1, apiUploadsPerMinute: 1 });
  const [owner, other] = [await api.person(), await api.person()];
  const first = await api.call(owner, 'GET', '/getuser');
  expect(first.headers).toMatchObject({
    'ratelimit-limit': '2',
    'ratelimit-remaining': '1',
    'ratelimit-policy': '2;w=60',
  });
  expect(Number(first.headers['ratelimit-reset'])).toBeGreaterThan(50);
  const missing = await api.call(owner, 'GET', '/nothing', undefined, { version: 'v1' });
  expect([missing.status, missing.headers['ratelimit-remaining']]).toEqual([404, '0']);
  const refused = await api.call(owner, 'GET', '/getuser', undefined, { version: 'v1.1' });
  expect([refused.status, Object.keys(refused.json), refused.headers['x-error-reason']]).toEqual([
    429,
    ['error'],
    'rate-limited',
  ]);
  expect(refused.json.error).not.toMatch(/token/i);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
  expect((await api.call(owner, 'POST', '/createdocument', {})).status).toBe(400);
  expect((await api.call(owner, 'DELETE', '/webhook')).status).toBe(200);
  expect((await api.call(owner, 'POST', '/createdocument', {})).status).toBe(429);
  expect((await api.call(owner, 'DELETE', '/webhook')).status).toBe(429);
  expect((await api.call(other, 'GET', '/getuser')).status).toBe(200);
});

test('after too many invalid tokens from an address no further one is tried, while those in use go on', async () => {
  await withLimits({ invalidTokensPerMinute: 3 });
  const [owner, other] = [await api.person(), await api.person()];
  const guess = (end: string) => api.call({ token: `live.${end.padStart(43, 'x')}` }, 'GET', '/getuser');
  expect((await api.call(owner, 'GET', '/getuser')).status).toBe(200);
  // No token is no guess.
  for (let i = 0; i < 5; i += 1) expect((await api.call(null, 'GET', '/getuser')).status).toBe(405);
  for (const end of ['1', '2', '3']) expect((await guess(end)).json).toEqual({ error: 'Invalid API Token!' });
  const barred = await guess('4');
  expect([barred.status, String(barred.json.error).slice(0, 18)]).toEqual([429, 'Invalid API Token!']);
  expect(Number(barred.headers['retry-after'])).toBeGreaterThan(50);
  // A right guess would say as little.
  expect((await api.call(other, 'GET', '/getuser')).status).toBe(429);
  expect((await api.call(owner, 'GET', '/getuser')).status).toBe(200);
});

test('a limit of 0 is none', async () => {
  await withLimits({ apiReadsPerMinute: 0, invalidTokensPerMinute: 0 });
  const owner = await api.person();
  const answer = await api.call(owner, 'GET', '/getuser');
  expect([answer.status, answer.headers['ratelimit-limit']]).toEqual([200, undefined]);
});
