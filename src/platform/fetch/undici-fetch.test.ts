import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AddressRefused, AnswerTooLong } from './guarded-fetch.ts';
import { isPrivateAddress } from './private-address.ts';
import { createGuardedFetch } from './undici-fetch.ts';

let server: Server;
let port: number;
let reached = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    reached += 1;
    if (request.url === '/moved') response.writeHead(302, { location: '/' });
    response.end('x'.repeat(50_000));
  });
  server.listen(0, '::');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = { method: 'GET', timeoutMs: 5000 } as const;

const bypasses = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '017700000001',
  '0.0.0.0',
  '0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '127.0.0.1.',
  'localhost',
  'LOCALHOST.',
  '①②⑦.0.0.1',
];

test.each(bypasses)('a call to %s is refused before it reaches anything', async (host) => {
  const fetch = createGuardedFetch([]);
  const before = reached;
  await expect(fetch(`http://${host}:${port}/`, get)).rejects.toThrow(AddressRefused);
  expect(reached).toBe(before);
  await fetch.close();
});

test('other private ranges are refused, public ones are not', () => {
  const closed = [
    '10.1.2.3',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ];
  const closed6 = ['fe80::1', 'fd00::1', 'ff02::1', '2001:db8::1', 'fe80::1%eth0', '::ffff:10.0.0.1'];
  for (const address of [...closed, ...closed6, 'not-an-address', '']) expect(isPrivateAddress(address)).toBe(true);
  for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111']) expect(isPrivateAddress(address)).toBe(false);
});

test('the operator may open one private host and port', async () => {
  const fetch = createGuardedFetch([`127.0.0.1:${port}`]);
  const answer = await fetch(`http://127.0.0.1:${port}/`, get);
  expect(answer).toMatchObject({ status: 200, body: 'x'.repeat(2000) });
  expect((await fetch(`http://127.0.0.1:${port}/`, { ...get, mostBytes: 60_000 })).bytes.length).toBe(50_000);
  await expect(fetch(`http://127.0.0.1:${port}/`, { ...get, mostBytes: 2000 })).rejects.toThrow(AnswerTooLong);
  await expect(fetch(`http://127.0.0.2:${port}/`, get)).rejects.toThrow(AddressRefused);
  await expect(fetch('http://127.0.0.1:1/', get)).rejects.toThrow(AddressRefused);
  await fetch.close();
});

test('a redirect is an answer, not a way on', async () => {
  const fetch = createGuardedFetch([`127.0.0.1:${port}`]);
  const before = reached;
  expect((await fetch(`http://127.0.0.1:${port}/moved`, get)).status).toBe(302);
  expect(reached).toBe(before + 1);
  await fetch.close();
});

test('only http and https leave', async () => {
  const fetch = createGuardedFetch([]);
  await expect(fetch('file:///etc/passwd', get)).rejects.toThrow(AddressRefused);
  await fetch.close();
});
