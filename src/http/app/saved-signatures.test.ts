import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppFixture, appFixture } from '../../../tests/support/app.ts';
import { picture, recipient, sentDocument } from '../../../tests/support/documents.ts';
import { startSession } from '../../features/sessions/start.ts';
import { signRoutes } from '../sign/routes.ts';
import { cookieName } from './cookies.ts';

let t: AppFixture;
beforeAll(async () => {
  t = await appFixture('live');
  await t.server.register((scope) => signRoutes(scope, t.environment.deps, (_view, own) => JSON.stringify(own), '/no'));
});
afterAll(() => t.close());

const meta = { ip: '192.0.2.1', userAgent: 'test' };
const png = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64');

async function cookieOf(accountId: string): Promise<string> {
  const { deps } = t.environment;
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, accountId, meta));
  return `${cookieName(deps, 'session')}=${secret}`;
}

test('a signature is saved, offered to its owner alone where that person signs, and cleared', async () => {
  const { deps } = t.environment;
  const [ana, kai] = [await t.person(), await t.person()];
  const [anas, kais] = [await cookieOf(ana.account.id), await cookieOf(kai.account.id)];
  const send = (cookie: string, bytes: Buffer, kind = 'signature') =>
    t.server.inject({
      method: 'POST',
      url: `/app/signatures/${kind}/picture`,
      headers: { cookie, 'content-type': 'image/png' },
      payload: bytes,
    });
  expect((await send(anas, png)).json()).toMatchObject({ saved: [{ kind: 'signature' }] });
  expect((await send(anas, Buffer.from('no picture'))).json()).toMatchObject({ error: { code: 'not-a-picture' } });
  expect((await send(anas, Buffer.alloc(5 * 1024 * 1024 + 1))).statusCode).toBe(413);
  expect((await send(anas, png, 'doodle')).statusCode).toBe(404);
  expect((await t.app(kai, 'GET', '/app/signatures')).json).toEqual({ saved: [] });
  expect((await t.app(kai, 'GET', '/app/signatures/signature/picture')).status).toBe(404);
  const kept = await t.app(ana, 'GET', '/app/signatures/signature/picture');
  expect([kept.status, kept.headers['content-type']]).toEqual([200, 'image/png']);

  const owner = { accountId: kai.account.id, tenantId: kai.account.tenant_id };
  const document = await sentDocument(deps, owner, { recipients: [recipient({ email: ana.account.email })] });
  const link = await t.server.inject(new URL(document.recipients[0]?.url ?? '').pathname);
  const [page, key] = [String(link.headers.location), String(link.headers['set-cookie']).split(';')[0]];
  const at = async (path: string, session: string) =>
    t.server.inject({ url: `${page}${path}`, headers: { cookie: `${key}; ${session}` } });
  expect((await at('', anas)).json()).toMatchObject({ saved: ['signature'] });
  expect((await at('/saved/signature', anas)).rawPayload).toEqual(kept.bytes);
  expect((await at('', kais)).json()).toMatchObject({ saved: [] });
  expect((await at('/saved/signature', kais)).statusCode).toBe(404);
  expect((await at('/saved/signature', 'none=1')).statusCode).toBe(404);

  expect((await t.app(ana, 'DELETE', '/app/signatures/signature')).json).toEqual({ saved: [] });
  expect((await at('/saved/signature', anas)).statusCode).toBe(404);
});
