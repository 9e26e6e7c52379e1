import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';

let api: ApiFixture;
let owner: ApiPerson;
let port: number;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
  await api.server.listen({ host: '127.0.0.1', port: 0 });
  port = (api.server.server.address() as AddressInfo).port;
});
afterAll(() => api.close());

interface Upload {
  readonly token: string;
  readonly megabytes: number;
  readonly headers?: Record<string, string>;
}

/** Sends a body piece by piece, as a client does that has not heard of the answer yet. */
function upload({ token, megabytes, headers = {} }: Upload): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/api/v1.2/createdocument',
      headers: { 'x-api-token': token, 'content-type': 'application/json', ...headers },
    });
    call.on('error', reject);
    call.on('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    const piece = Buffer.alloc(1024 * 1024, 'A');
    let left = megabytes;
    const write = () => {
      while (left > 0) {
        left -= 1;
        if (!call.write(piece)) return call.once('drain', write);
      }
      return call.end();
    };
    write();
  });
}

test('a client that sends far too much still hears why, and the server keeps none of it', async () => {
  const before = process.memoryUsage().rss;
  const answer = await upload({ token: owner.token, megabytes: 120 });
  expect(answer).toEqual({ status: 400, text: '{"error":"File too large. Max allowed file size is 10 MB"}' });
  expect(process.memoryUsage().rss - before).toBeLessThan(90 * 1024 * 1024);
});

test('a stranger’s upload is refused without being read', async () => {
  const answer = await upload({ token: 'live.wrong', megabytes: 40 });
  expect(answer).toEqual({ status: 405, text: '{"error":"Invalid API Token!"}' });
});

test('revoke without body and content type is understood', async () => {
  const id = await api.created(owner);
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1.1/document/${id}`, {
    method: 'POST',
    headers: { 'x-api-token': owner.token },
  });
  expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([200, ['objectId', 'revokedAt']]);
});
