import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { insertDocument, insertOwner } from '../../../tests/support/rows.ts';
import { webhookSignature } from '../../../tests/support/webhook-catcher.ts';
import { deliverWebhooks } from './deliver.ts';
import { listDeliveries, resendDelivery } from './deliveries.ts';
import { makeWebhookKey } from './key.ts';
import { queueWebhook, type WebhookEvent } from './queue.ts';
import { saveWebhook } from './settings.ts';
import { sweepDeliveries } from './sweep.ts';

interface Caught {
  readonly raw: Buffer;
  readonly signature: string | undefined;
}

let t: TestEnvironment;
let target: { server: Server; url: string; caught: Caught[]; answers: number[]; says: string };
const start = new Date('2026-11-24T09:00:00Z');

beforeEach(async () => {
  t = await testEnvironment('live');
  t.setClock(start);
  target = await receiver();
});

afterEach(async () => {
  await t.close();
  await new Promise((done) => target.server.close(done));
});

/** Answers with the given statuses in turn, then 200. */
async function receiver() {
  const caught: Caught[] = [];
  const answers: number[] = [];
  const told = { says: 'no' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      caught.push({ raw: Buffer.concat(chunks), signature: request.headers['x-webhook-signature']?.toString() });
      response.statusCode = answers.shift() ?? 200;
      response.end(told.says);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(told, { server, caught, answers, url: `http://127.0.0.1:${port}/hook?secret=kept%20as+is` });
}

async function documentWithWebhook(plan = 'professional') {
  const owner = await insertOwner(t.deps, { plan });
  await saveWebhook(t.deps, owner.accountId, target.url);
  return { ...owner, documentId: await insertDocument(t.deps, owner) };
}

async function queue(at: { accountId: string; documentId: string }, event: WebhookEvent, note = ''): Promise<void> {
  await t.deps.db
    .transaction()
    .execute((tx) =>
      queueWebhook(tx, t.deps, { ...at, event, body: () => ({ event, objectId: at.documentId, note }) }),
    );
}

function events(): string[] {
  return target.caught.map(({ raw }) => JSON.parse(raw.toString('utf8')).event);
}

test('later events of a document wait for an earlier one that was refused, and the retry sends the same bytes', async () => {
  const at = await documentWithWebhook();
  await queue(at, 'created', 'naïve "quotes" </script> 署名');
  await queue(at, 'viewed');
  target.answers.push(500);
  await deliverWebhooks(t.deps, at.documentId);
  expect(events()).toEqual(['created']);
  // Too early: nothing is sent.
  await deliverWebhooks(t.deps, at.documentId);
  expect(events()).toEqual(['created']);
  t.setClock(new Date(start.getTime() + 11_000));
  await deliverWebhooks(t.deps, at.documentId);
  expect(events()).toEqual(['created', 'created', 'viewed']);
  expect(target.caught[1]?.raw).toEqual(target.caught[0]?.raw);
  // Clients that verify over JSON.stringify(parsed) agree with those that verify over the bytes.
  const raw = target.caught[0]?.raw.toString('utf8') ?? '';
  expect(JSON.stringify(JSON.parse(raw))).toBe(raw);
});

test('with a key each delivery carries the hex HMAC of its bytes; without one there is no header', async () => {
  const at = await documentWithWebhook();
  await queue(at, 'created');
  await deliverWebhooks(t.deps, at.documentId);
  const made = await makeWebhookKey(t.deps, at.accountId);
  if (!('key' in made)) throw new Error('no key');
  expect(made.key).toMatch(/^[0-9a-f]{64}$/);
  await queue(at, 'viewed');
  await deliverWebhooks(t.deps, at.documentId);
  expect(target.caught[0]?.signature).toBeUndefined();
  expect(target.caught[1]?.signature).toBe(webhookSignature(target.caught[1]?.raw ?? Buffer.alloc(0), made.key));
});

test('after a day of refusals a delivery has failed, the next has its turn, and resending repeats the bytes', async () => {
  const at = await documentWithWebhook();
  await queue(at, 'created');
  t.setClock(new Date(start.getTime() + 60_000));
  await queue(at, 'viewed');
  let now = start.getTime();
  let tries = 0;
  for (; tries < 60; tries += 1) {
    const [, oldest] = await listDeliveries(t.deps.db, at.accountId, { limit: 10 });
    if (oldest?.failed_at) break;
    target.answers.splice(0, target.answers.length, 503, 204);
    now = Math.max(now + 1, oldest?.next_try_at?.getTime() ?? 0);
    t.setClock(new Date(now));
    await deliverWebhooks(t.deps, at.documentId);
  }
  const [viewed, created] = await listDeliveries(t.deps.db, at.accountId, { limit: 10 });
  expect(created?.failed_at?.getTime()).toBe(start.getTime() + 24 * 3600_000);
  expect(created?.last_status).toBe(503);
  expect(tries).toBeGreaterThan(10);
  expect(viewed?.delivered_at).not.toBeNull();
  const first = target.caught[0]?.raw;
  expect(await resendDelivery(t.deps, at.accountId, created?.id ?? '')).toEqual({ queued: true });
  target.answers.length = 0;
  await deliverWebhooks(t.deps, at.documentId);
  expect(target.caught.at(-1)?.raw).toEqual(first);
});

test('a delivery remembers what its last try sent and was told, a kilobyte of it, until it is 30 days old', async () => {
  const at = await documentWithWebhook();
  const made = await makeWebhookKey(t.deps, at.accountId);
  if (!('key' in made)) throw new Error('no key');
  await queue(at, 'created');
  target.answers.push(500);
  target.says = `\0${'ü'.repeat(2000)}`;
  await deliverWebhooks(t.deps, at.documentId);
  const [failed] = await listDeliveries(t.deps.db, at.accountId, { limit: 1 });
  expect(failed).toMatchObject({ attempts: 1, last_status: 500, last_answer: 'ü'.repeat(512), last_tried_at: start });
  expect(failed?.last_headers).toEqual({
    'content-type': 'application/json',
    'content-length': String(failed?.body.byteLength),
    'x-webhook-signature': target.caught[0]?.signature,
  });
  t.setClock(new Date(start.getTime() + 31 * 86_400_000));
  await sweepDeliveries(t.deps);
  // It waits still, so it stays.
  expect(await listDeliveries(t.deps.db, at.accountId, { limit: 1 })).toHaveLength(1);
  await deliverWebhooks(t.deps, at.documentId);
  await sweepDeliveries(t.deps);
  expect(await listDeliveries(t.deps.db, at.accountId, { limit: 1 })).toEqual([]);
});

test('an account without a webhook, or on a plan without webhooks, queues nothing', async () => {
  const free = await documentWithWebhook('free');
  await queue(free, 'created');
  const owner = await insertOwner(t.deps);
  await queue({ accountId: owner.accountId, documentId: await insertDocument(t.deps, owner) }, 'created');
  expect(await t.jobs()).toEqual([]);
});

test('the address is kept byte for byte; the same one again is refused', async () => {
  const { accountId } = await insertOwner(t.deps);
  const url = 'https://Example.com/Hook?b=2&a=1&secret=%7e';
  expect(await saveWebhook(t.deps, accountId, url)).toEqual({ saved: true });
  expect(await saveWebhook(t.deps, accountId, url)).toMatchObject({ refused: 'exists' });
  expect(await saveWebhook(t.deps, accountId, 'ftp://example.com/')).toMatchObject({ refused: 'not-http' });
  const row = await t.deps.db.selectFrom('webhook').select('url').executeTakeFirst();
  expect(row?.url).toBe(url);
});

test('a private address that the operator does not allow is not called', async () => {
  const closed = await testEnvironment('live', { allowedTargets: [] });
  const owner = await insertOwner(closed.deps);
  await saveWebhook(closed.deps, owner.accountId, target.url);
  const documentId = await insertDocument(closed.deps, owner);
  await closed.deps.db
    .transaction()
    .execute((tx) =>
      queueWebhook(tx, closed.deps, { accountId: owner.accountId, documentId, event: 'created', body: () => ({}) }),
    );
  await deliverWebhooks(closed.deps, documentId);
  const [delivery] = await listDeliveries(closed.deps.db, owner.accountId, { limit: 1 });
  expect(target.caught).toEqual([]);
  expect(delivery?.last_error).toMatch(/private address/);
  await closed.close();
});
