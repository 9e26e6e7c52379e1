import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../tests/support/api.ts';
import { testSettings } from '../../tests/support/settings.ts';
import { LargeBodies } from './large-bodies.ts';

let api: ApiFixture;
let owner: ApiPerson;
let port: number;
const places = testSettings('live').limits.largeBodiesAtOnce;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person();
  await api.server.listen({ host: '127.0.0.1', port: 0 });
  port = (api.server.server.address() as AddressInfo).port;
});
afterAll(() => api.close());

interface Begun {
  readonly call: ClientRequest;
  /** The server has read its headers. */
  readonly arrived: Promise<void>;
  readonly finish: () => void;
  readonly answer: Promise<number | 'gone'>;
}

/** A call of `megabytes` of which one has been sent; `answer` resolves with its status, or "gone". */
function begin(megabytes: number): Begun {
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  const call = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/api/v1.2/createdocument',
    headers: { 'x-api-token': owner.token, 'content-length': megabytes * megabyte.length, expect: '100-continue' },
  });
  const answer = new Promise<number | 'gone'>((resolve) => {
    call.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    call.on('error', () => resolve('gone'));
  });
  const arrived = new Promise<void>((resolve) => call.on('continue', () => resolve()));
  call.flushHeaders();
  call.write(megabyte);
  const finish = () => call.end(Buffer.alloc((megabytes - 1) * megabyte.length, ' '));
  return { call, arrived, finish, answer };
}

function whole(megabytes: number) {
  const begun = begin(megabytes);
  begun.finish();
  return begun;
}

test('of large bodies only so many are read at once; small ones pass, and a client that goes frees its place', async () => {
  const slow = Array.from({ length: places }, () => begin(6));
  await Promise.all(slow.map(({ arrived }) => arrived));
  // Whatever came before a call that has been answered has its place.
  for (let n = 0; n < 3; n++) expect(await whole(2).answer).toBe(400);
  const late = whole(6);
  const gone = whole(6);
  let answered = false;
  void late.answer.then(() => {
    answered = true;
  });
  for (let n = 0; n < 3; n++) expect(await whole(2).answer).toBe(400);
  expect(answered).toBe(false);

  gone.call.destroy();
  slow[0]?.call.destroy();
  expect(await late.answer).toBe(400);
  for (const one of slow.slice(1)) one.finish();
  expect(await Promise.all(slow.slice(1).map(({ answer }) => answer))).toEqual(Array(places - 1).fill(400));
  expect(await whole(6).answer).toBe(400);
});

test('places are handed on in order, once, and nobody who has left is given one', async () => {
  const bodies = new LargeBodies(1);
  const [first, second, third] = [bodies.enter(), bodies.enter(), bodies.enter()];
  const order: string[] = [];
  void second.turn.then(() => order.push('second'));
  void third.turn.then(() => order.push('third'));
  await first.turn;
  expect(order).toEqual([]);
  second.leave();
  first.leave();
  first.leave();
  await third.turn;
  const fourth = bodies.enter();
  void fourth.turn.then(() => order.push('fourth'));
  await Promise.resolve();
  expect(order).toEqual(['second', 'third']);
  third.leave();
  await fourth.turn;
});
