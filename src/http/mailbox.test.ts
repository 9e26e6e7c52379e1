import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../tests/support/deps.ts';
import { createMailboxServer } from './mailbox.ts';

let t: TestEnvironment;
let server: FastifyInstance;
let cookie: string;
const host = 'localhost:3002';

beforeAll(async () => {
  t = await testEnvironment('live');
  server = await createMailboxServer(t.deps, { port: 3002, key: 'right-key' });
  await t.deps.mailer.send({
    id: 'm1',
    date: new Date('2026-05-03T09:00:00Z'),
    accountId: null,
    from: { name: 'Signet', address: 'no-reply@signet.test' },
    to: 'mia@example.com',
    subject: 'Sign <b>this</b>',
    html: '<html><head></head><body><a href="http://localhost:3000/sign/x">Open</a><script>alert(1)</script></body></html>',
    text: 'Open http://localhost:3000/sign/x',
    attachments: [{ filename: 'a "b".pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') }],
  });
  const entered = await server.inject({ url: '/?key=right-key', headers: { host } });
  expect(entered.statusCode).toBe(303);
  expect(entered.headers.location).toBe('/');
  cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(async () => {
  await server.close();
  await t.close();
});

test('without the key, and under any other host name, nothing is shown', async () => {
  for (const url of ['/', '/?key=wrong', '/messages/m1', '/list', '/messages/m1/files/0']) {
    const answer = await server.inject({ url, headers: { host } });
    expect([answer.statusCode, answer.body.includes('mia@example.com')]).toEqual([403, false]);
  }
  const rebound = await server.inject({ url: '/?key=right-key', headers: { host: 'evil.example:3002', cookie } });
  expect(rebound.statusCode).toBe(403);
});

test('a captured mail is listed, read, and its files downloaded', async () => {
  const page = await server.inject({ url: '/messages/m1', headers: { host, cookie } });
  expect(page.body).toContain('Sign &#60;b&#62;this&#60;/b&#62;');
  expect(page.body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  const file = await server.inject({ url: '/messages/m1/files/0', headers: { host, cookie } });
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(file.body).toBe('%PDF');
  const text = await server.inject({ url: '/messages/m1?view=text', headers: { host, cookie } });
  expect(text.body).toContain('target="_blank" rel="noopener noreferrer">http://localhost:3000/sign/x</a>');
});

test('the markup of a mail runs no script and opens its links in a new tab', async () => {
  const frame = await server.inject({ url: '/messages/m1/frame', headers: { host, cookie } });
  expect(frame.headers['content-security-policy']).toMatch(/^sandbox allow-popups.*default-src 'none'/);
  expect(frame.headers['content-security-policy']).not.toContain('allow-scripts');
  expect(frame.body).toContain('<base target="_blank">');
});

test('the same mail sent again by a retried job is one message', async () => {
  await t.deps.mailer.send({
    id: 'm1',
    date: new Date('2026-05-03T09:00:00Z'),
    accountId: null,
    from: { name: 'Signet', address: 'no-reply@signet.test' },
    to: 'mia@example.com',
    subject: 'again',
    html: '',
    text: '',
    attachments: [],
  });
  const page = await server.inject({ url: '/', headers: { host, cookie } });
  expect(page.body.match(/<li>/g)).toHaveLength(1);
});
