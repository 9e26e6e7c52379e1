import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../../tests/support/deps.ts';
import { insertDocument, insertOwner } from '../../../tests/support/rows.ts';
import { startWebhookCatcher, webhookSignature } from '../../../tests/support/webhook-catcher.ts';
import { mailboxMessage } from '../../contract/app/mailbox.ts';
import { webhookPage } from '../../contract/app/webhooks.ts';
import type { Deps } from '../../features/deps.ts';
import { deliverMail } from '../../features/mail/deliver.ts';
import { codeMail } from '../../features/mail/mails/code.ts';
import { queueMail } from '../../features/mail/queue.ts';
import { startSession } from '../../features/sessions/start.ts';
import { deliverWebhooks } from '../../features/webhooks/deliver.ts';
import { queueWebhook } from '../../features/webhooks/queue.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

type Signed = { deps: Deps; server: FastifyInstance; accountId: string; tenantId: string; cookie: string };

let instance: Awaited<ReturnType<typeof testInstance>>;
let catcher: Awaited<ReturnType<typeof startWebhookCatcher>>;
let servers: { live: FastifyInstance; sandbox: FastifyInstance };

beforeAll(async () => {
  instance = await testInstance();
  catcher = await startWebhookCatcher();
  servers = { live: await appServer(instance.live.deps), sandbox: await appServer(instance.sandbox.deps) };
});
afterAll(async () => {
  await Promise.all([servers.live.close(), servers.sandbox.close(), catcher.close()]);
  await instance.close();
});

async function appServer(deps: Deps): Promise<FastifyInstance> {
  const server = fastify();
  await server.register(cookie);
  await server.register((scope) => appRoutes(scope, deps));
  return server;
}

async function signedIn(name: 'live' | 'sandbox', plan: string): Promise<Signed> {
  const { deps } = instance[name];
  const owner = await insertOwner(deps, { plan });
  const meta = { ip: '127.0.0.1', userAgent: 'test' };
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, owner.accountId, meta));
  return { deps, server: servers[name], ...owner, cookie: `${cookieName(deps, 'session')}=${secret}` };
}

async function ask(me: Signed, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await me.server.inject({
    method,
    url,
    headers: { cookie: me.cookie },
    ...(payload ? { payload } : {}),
  });
  const isJson = answer.headers['content-type']?.toString().includes('json');
  return {
    status: answer.statusCode,
    json: isJson ? answer.json() : null,
    raw: answer.rawPayload,
    headers: answer.headers,
  };
}

test('on Free the live webhook is closed and says which plans open it; the sandbox has its own, open to all', async () => {
  const live = await signedIn('live', 'free');
  const page = webhookPage.parse((await ask(live, 'GET', '/app/webhook')).json);
  expect(page).toMatchObject({ environment: 'live', state: 'needs-plan', url: null });
  expect(page.neededPlans).toContain('Professional');
  const refused = await ask(live, 'PUT', '/app/webhook', { url: catcher.url });
  expect([refused.status, refused.json.error.code]).toEqual([403, 'needs-plan']);
  const sandbox = await signedIn('sandbox', 'free');
  const saved = await ask(sandbox, 'PUT', '/app/webhook', { url: catcher.url });
  expect(saved.json).toMatchObject({ environment: 'sandbox', state: 'allowed', url: catcher.url, insecure: true });
});

test('the same address again is refused, as is one that is not http; the key is shown once and signs the test', async () => {
  const me = await signedIn('live', 'professional');
  expect((await ask(me, 'POST', '/app/webhook/key')).json.error.code).toBe('no-webhook');
  await ask(me, 'PUT', '/app/webhook', { url: catcher.url });
  expect((await ask(me, 'PUT', '/app/webhook', { url: catcher.url })).json.error.code).toBe('webhook-exists');
  expect((await ask(me, 'PUT', '/app/webhook', { url: 'ftp://x.example' })).json.error.code).toBe('webhook-url');
  const { key } = (await ask(me, 'POST', '/app/webhook/key')).json;
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  const page = await ask(me, 'GET', '/app/webhook');
  expect(page.json.hasKey).toBe(true);
  expect(JSON.stringify(page.json)).not.toContain(key);
  const sent = await ask(me, 'POST', '/app/webhook/test');
  expect(sent.json).toMatchObject({ ok: true, status: 200, answer: 'ok' });
  const caught = catcher.caught.at(-1);
  expect(caught?.raw.toString('utf8')).toBe(sent.json.request);
  expect(caught?.signature).toBe(webhookSignature(caught?.raw ?? Buffer.alloc(0), key));
  await ask(me, 'DELETE', '/app/webhook');
  expect((await ask(me, 'GET', '/app/webhook')).json).toMatchObject({ url: null, hasKey: false });
});

test('deliveries are listed with their bytes, resent by hand, and nobody sees those of others', async () => {
  const me = await signedIn('live', 'teams');
  await ask(me, 'PUT', '/app/webhook', { url: catcher.url });
  const documentId = await insertDocument(me.deps, me);
  const body = { event: 'created', objectId: documentId };
  await me.deps.db
    .transaction()
    .execute((tx) =>
      queueWebhook(tx, me.deps, { accountId: me.accountId, documentId, event: 'created', body: () => body }),
    );
  const [waiting] = (await ask(me, 'GET', '/app/webhook/deliveries')).json.deliveries;
  expect(waiting).toMatchObject({ state: 'waiting', event: 'created', documentTitle: 'Services agreement' });
  expect((await ask(me, 'POST', `/app/webhook/deliveries/${waiting.id}/resend`)).json.error.code).toBe('still-waiting');
  await deliverWebhooks(me.deps, documentId);
  const read = await ask(me, 'GET', `/app/webhook/deliveries/${waiting.id}`);
  expect(read.json).toMatchObject({ state: 'delivered', lastStatus: 200, body: JSON.stringify(body) });
  expect((await ask(me, 'POST', `/app/webhook/deliveries/${waiting.id}/resend`)).json).toEqual({ done: true });
  const first = await ask(me, 'GET', '/app/webhook/deliveries?limit=1');
  const second = await ask(me, 'GET', `/app/webhook/deliveries?limit=1&before=${first.json.next}`);
  expect(second.json).toMatchObject({ deliveries: [{ id: waiting.id }], next: null });
  const other = await signedIn('live', 'teams');
  expect((await ask(other, 'GET', `/app/webhook/deliveries/${waiting.id}`)).status).toBe(404);
  expect((await ask(other, 'POST', `/app/webhook/deliveries/${waiting.id}/resend`)).status).toBe(404);
});

test("the sandbox's mailbox shows an account its own mail, page by page, with attachments", async () => {
  const me = await signedIn('sandbox', 'free');
  const blob = await me.deps.blobs.put(Buffer.from('%PDF-1.7 x'));
  const ids: string[] = [];
  for (const code of ['111111', '222222']) {
    const message = await codeMail(me.deps, { code, purpose: 'document', minutes: 10 });
    const attachments = [{ filename: 'Übersicht.pdf', contentType: 'application/pdf', blob }];
    const mail = { accountId: me.accountId, kind: 'code', to: 'mia@example.com', message, attachments };
    const id = await me.deps.db.transaction().execute((tx) => queueMail(tx, me.deps, mail));
    await deliverMail(me.deps, id, async () => {});
    ids.push(id);
  }
  const first = (await ask(me, 'GET', '/app/mailbox?limit=1')).json;
  const second = (await ask(me, 'GET', `/app/mailbox?limit=1&before=${first.next}`)).json;
  expect([first.messages[0].id, second.messages[0].id]).toEqual([ids[1], ids[0]]);
  expect(second.next).toBeNull();
  const message = mailboxMessage.parse((await ask(me, 'GET', `/app/mailbox/${ids[0]}`)).json);
  expect(message.text).toContain('111111');
  expect(message.attachments).toMatchObject([{ index: 0, filename: 'Übersicht.pdf', bytes: 10 }]);
  const file = await ask(me, 'GET', `/app/mailbox/${ids[0]}/attachments/0`);
  expect(file.raw.toString()).toBe('%PDF-1.7 x');
  const other = await signedIn('sandbox', 'free');
  expect((await ask(other, 'GET', `/app/mailbox/${ids[0]}`)).status).toBe(404);
  expect((await ask(other, 'GET', `/app/mailbox/${ids[0]}/attachments/0`)).status).toBe(404);
  expect((await ask(await signedIn('live', 'free'), 'GET', '/app/mailbox')).json.error.code).toBe('not-here');
});
