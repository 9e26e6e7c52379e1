import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../tests/support/deps.ts';
import { createServer } from './server.ts';

let t: TestEnvironment;
let server: FastifyInstance;
let files: string;

beforeAll(async () => {
  const legal = { terms: { text: '# Who we are\n\nAcme.', version: 'a1b2c3' }, privacy: null };
  t = await testEnvironment('live', { settings: { legal } });
  files = await mkdtemp(join(tmpdir(), 'signet-dist-'));
  await mkdir(join(files, 'web', 'assets'), { recursive: true });
  await mkdir(join(files, 'signing'), { recursive: true });
  await writeFile(join(files, 'web', 'index.html'), '<!doctype html><title>App</title>');
  await writeFile(join(files, 'web', 'favicon.svg'), '<svg/>');
  for (const name of ['terms', 'privacy']) await writeFile(join(files, 'web', `${name}.txt`), 'Built-in.');
  await writeFile(join(files, 'web', 'assets', 'app-1a2b.js'), 'app');
  await writeFile(join(files, 'signing', 'client-1a2b.js'), 'sign');
  async function routes(scope: FastifyInstance): Promise<void> {
    scope.post('/app/echo', async (request) => request.body);
    scope.post('/app/from-live', { config: { fromOtherOrigins: true } }, async () => ({ done: true }));
    scope.get('/sign/:token', async () => 'page');
    scope.get('/app/broken', async () => {
      throw new Error('secret detail');
    });
  }
  server = await createServer(t.deps, [routes], {
    trustedProxies: [],
    files: { web: join(files, 'web'), signing: join(files, 'signing') },
  });
});
afterAll(async () => {
  await server.close();
  await t.close();
  await rm(files, { recursive: true });
});

const own = 'http://localhost:3000';
const post = (url: string, headers: Record<string, string>, payload: string | object = {}) =>
  server.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload });

test('a write from a page of another origin, or of none, is refused', async () => {
  const others = ['http://localhost:3001', 'https://localhost:3000', 'null', 'http://localhost:3000.evil.example'];
  for (const origin of others) expect((await post('/app/echo', { origin })).statusCode).toBe(403);
  expect((await post('/app/echo', {})).statusCode).toBe(403);
  expect((await post('/app/echo', { 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
  expect((await post('/app/echo', { origin: own })).statusCode).toBe(200);
  expect((await post('/app/echo', { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  expect((await post('/app/from-live', { origin: 'http://localhost:3001' })).statusCode).toBe(200);
  const encoded = await post('/%61pp/echo', { origin: 'https://evil.example' });
  expect(encoded.statusCode).toBe(403);
});

test('every answer names its request, also errors, and the log can be found by it', async () => {
  const urls = ['/healthz', '/app/broken', '/nowhere', '/api/v1.2/nowhere', '/assets/app-1a2b.js'];
  const ids = await Promise.all(urls.map(async (url) => (await server.inject({ url })).headers['x-request-id']));
  expect(new Set(ids).size).toBe(urls.length);
  const broken = await server.inject({ url: '/app/broken' });
  expect(broken.statusCode).toBe(500);
  expect(broken.body).not.toContain('secret detail');
  expect(broken.json().error.reference).toBe(broken.headers['x-request-id']);
});

test('a client may bring the number of its request, if it is short and plain; every other answer has one of ours', async () => {
  const given = async (url: string, id: string) =>
    (await server.inject({ url, headers: { 'x-request-id': id } })).headers['x-request-id'];
  for (const url of ['/healthz', '/nowhere', '/app/broken', '/api/v1.2/getuser', '/files/x', '/assets/app-1a2b.js']) {
    expect(await given(url, 'order-42:7.a_b')).toBe('order-42:7.a_b');
    for (const unfit of ['a b', '<x>', 'x'.repeat(41), '-x', '']) {
      expect(await given(url, unfit)).toMatch(/^[\w-]{16}$/);
    }
  }
  for (const url of ['/%zz', '/%ff/x', '/api/v1.2/document/%E0%A4']) {
    const answer = await server.inject({ url, headers: { accept: 'application/json' } });
    expect([answer.statusCode, String(answer.headers['x-request-id']).length], url).toEqual([404, 16]);
  }
});

test('what is no HTTP at all is answered with a number too', async () => {
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  for (const [bytes, status] of [
    ['nonsense\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ] as const) {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    for await (const chunk of socket) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toMatch(/\r\nx-request-id: [\w-]{16}\r\n/);
  }
});

test('no page of another origin may read the app', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const answer = await server.inject({ method: 'OPTIONS', url: '/app/echo', headers });
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  const read = await server.inject({ url: '/app/echo', headers: { origin: 'https://evil.example' } });
  expect(read.headers['access-control-allow-origin']).toBeUndefined();
});

test('a body that is no JSON, of another type or too long is a clear refusal', async () => {
  const malformed = await post('/app/echo', { origin: own }, '{"a":');
  expect([malformed.statusCode, malformed.json().error.code]).toEqual([400, 'malformed-json']);
  const xml = await post('/app/echo', { origin: own, 'content-type': 'text/xml' }, '<a/>');
  expect([xml.statusCode, xml.json().error.code]).toEqual([415, 'media-type']);
  const long = await post('/app/echo', { origin: own }, { a: 'x'.repeat(1024 * 1024) });
  expect([long.statusCode, long.json().error.code]).toEqual([413, 'too-large']);
});

test('any address a person opens is the app; an unknown address of a program is an error', async () => {
  const accept = 'text/html,application/xhtml+xml';
  const page = await server.inject({ url: '/documents/abc', headers: { accept } });
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
  expect(page.body).toContain('<title>App</title>');
  for (const url of [
    '/app/nowhere',
    '/api/v1.2/nowhere',
    '/sign',
    '/sign-assets/gone.js',
    '/assets/gone.js',
    '/files/x',
    '/pki/x',
  ]) {
    expect((await server.inject({ url, headers: { accept } })).statusCode).toBe(404);
  }
  expect((await server.inject({ url: '/documents/abc', headers: { accept: '*/*' } })).statusCode).toBe(200);
  const json = { accept: 'application/json' };
  expect((await server.inject({ url: '/documents/abc', headers: json })).statusCode).toBe(404);
  expect((await server.inject({ url: '/favicon.svg' })).body).toBe('<svg/>');
});

test('hashed files are kept for a year', async () => {
  for (const [url, body] of [
    ['/assets/app-1a2b.js', 'app'],
    ['/sign-assets/client-1a2b.js', 'sign'],
  ] as const) {
    const answer = await server.inject({ url });
    expect([answer.body, answer.headers['cache-control']]).toEqual([body, 'public, max-age=31536000, immutable']);
  }
});

test('pages may run only our own scripts, be framed by nobody, and keep secret addresses to themselves', async () => {
  const { headers } = await server.inject({ url: '/sign-in', headers: { accept: 'text/html' } });
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).toContain("form-action 'self' http://localhost:3001");
  expect(headers['x-content-type-options']).toBe('nosniff');
  const link = await server.inject({ url: '/sign/abc' });
  expect(link.headers['referrer-policy']).toBe('no-referrer');
});

test("the app's pages may call the sandbox, for the API reference; recipients', drafts' and other pages only ourselves", async () => {
  const policyOf = async (url: string) => {
    const { headers } = await server.inject({ url, headers: { accept: 'text/html' } });
    return String(headers['content-security-policy']).split(';');
  };
  const app = await policyOf('/settings/api-reference');
  expect(app).toContain("connect-src 'self' http://localhost:3001");
  expect(app).toContain("script-src 'self'");
  for (const url of ['/sign/abc', '/draft/secret', '/drafttemplate/secret', '/files/abc/x.pdf']) {
    expect(await policyOf(url), url).toContain("connect-src 'self'");
  }
});

test('the page behind the link to a draft hands its address to nobody', async () => {
  for (const url of ['/draft/secret', '/drafttemplate/secret']) {
    const answer = await server.inject({ url, headers: { accept: 'text/html' } });
    expect([answer.statusCode, answer.headers['referrer-policy']], url).toEqual([200, 'no-referrer']);
  }
});

test("the operator's terms stand in the place of the built-in ones", async () => {
  const [terms, privacy] = await Promise.all(['/terms.txt', '/privacy.txt'].map((url) => server.inject({ url })));
  expect([terms?.body, terms?.headers['content-type']]).toEqual(['# Who we are\n\nAcme.', 'text/plain; charset=utf-8']);
  expect(privacy?.body).toBe('Built-in.');
});
