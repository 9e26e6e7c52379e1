import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';

let api: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
});
afterAll(() => api.close());

const origin = 'https://crm.example';

function preflight(url: string, method: string) {
  const headers = {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'x-api-token, content-type, idempotency-key',
  };
  return api.server.inject({ method: 'OPTIONS', url, headers });
}

test('a browser may ask without a token what it may send, for any address, and learns no more', async () => {
  for (const url of ['/api/v1.2/createdocument', '/api/v1/document/x', '/api/v1.1/nothing']) {
    const answer = await preflight(url, 'POST');
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    for (const name of ['x-api-token', 'content-type', 'idempotency-key', 'if-none-match']) {
      expect(answer.headers['access-control-allow-headers']).toContain(name);
    }
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      expect(answer.headers['access-control-allow-methods']).toContain(method);
    }
  }
  const plain = await api.server.inject({ method: 'OPTIONS', url: '/api/v1.2/getuser', headers: { origin } });
  expect(plain.statusCode).toBe(405);
});

test('every answer can be read from any origin, refusals too', async () => {
  const headers = { origin };
  for (const answer of [
    await api.call(owner, 'GET', '/getuser', undefined, { headers }),
    await api.call(null, 'GET', '/getuser', undefined, { headers }),
    await api.call(owner, 'GET', '/document/unknown', undefined, { headers }),
  ]) {
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    for (const name of ['x-request-id', 'ratelimit-remaining', 'retry-after', 'etag', 'x-error-reason']) {
      expect(answer.headers['access-control-expose-headers']).toContain(name);
    }
  }
});

test('files can be read from any origin, in pieces too', async () => {
  const id = await api.created(owner);
  const { json } = await api.call(owner, 'GET', `/document/${id}`);
  const url = new URL(String(json.file)).pathname;
  const asked = await preflight(url, 'GET');
  expect([asked.statusCode, asked.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD']);
  expect(asked.headers['access-control-allow-headers']).toContain('range');
  const part = await api.server.inject({ url, headers: { origin, range: 'bytes=0-9' } });
  expect([part.statusCode, part.headers['access-control-allow-origin']]).toEqual([206, '*']);
  expect(part.headers['access-control-expose-headers']).toContain('content-range');
});
