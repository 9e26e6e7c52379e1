import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../../tests/support/deps.ts';
import { type TestIdentity, testIdentity } from '../../../tests/support/outside-pki.ts';
import { pkcs12File } from '../../../tests/support/pkcs12.ts';
import { insertDocument, insertOwner } from '../../../tests/support/rows.ts';
import { signingCertificatePage } from '../../contract/app/signing-certificate.ts';
import type { Deps } from '../../features/deps.ts';
import { startSession } from '../../features/sessions/start.ts';
import { cookieName } from './cookies.ts';
import { appRoutes } from './routes.ts';

const ADDRESS = '/app/signing-certificate';
let instance: Awaited<ReturnType<typeof testInstance>>;
let servers: { live: FastifyInstance; sandbox: FastifyInstance };
let identity: TestIdentity;
let file: string;

beforeAll(async () => {
  instance = await testInstance();
  identity = await testIdentity(new Date());
  const chain = [identity.issuer.certificate, identity.root.certificate];
  file = pkcs12File({ ...identity.signer, chain, password: 'geheim' }).toString('base64');
  servers = { live: await appServer(instance.live.deps), sandbox: await appServer(instance.sandbox.deps) };
});
afterAll(async () => {
  await Promise.all([servers.live.close(), servers.sandbox.close()]);
  await instance.close();
});

async function appServer(deps: Deps): Promise<FastifyInstance> {
  const server = fastify();
  await server.register(cookie);
  await server.register((scope) => appRoutes(scope, deps));
  return server;
}

async function signedIn(name: 'live' | 'sandbox', plan: string) {
  const { deps } = instance[name];
  const owner = await insertOwner(deps, { plan });
  return { ...owner, deps, ask: await asker(name, owner.accountId) };
}

async function asker(name: 'live' | 'sandbox', accountId: string) {
  const { deps } = instance[name];
  const meta = { ip: '127.0.0.1', userAgent: 'test' };
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, accountId, meta));
  return async (method: 'GET' | 'PUT' | 'DELETE', payload?: object) => {
    const headers = { cookie: `${cookieName(deps, 'session')}=${secret}` };
    const answer = await servers[name].inject({ method, url: ADDRESS, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, json: answer.json(), text: answer.body };
  };
}

test('an Admin uploads a certificate, sees what it holds, and removes it; other organisations see nothing of it', async () => {
  const me = await signedIn('live', 'teams');
  const waiting = await insertDocument(me.deps, me, { status: 'sealing' });
  expect(signingCertificatePage.parse((await me.ask('GET')).json)).toMatchObject({
    state: 'allowed',
    own: null,
    otherwise: 'built-in',
    waiting: 1,
  });
  const saved = await me.ask('PUT', { file, password: 'geheim' });
  expect(signingCertificatePage.parse(saved.json).own).toMatchObject({
    subject: 'CN=Test Seal, O=Test',
    issuer: 'CN=Test Issuing CA, O=Test, C=DE',
    keyType: 'ECDSA P-256',
    state: 'good',
    selfSigned: false,
    canBeProved: true,
    issuers: ['CN=Test Issuing CA, O=Test, C=DE', 'CN=Test Root, O=Test, C=DE'],
  });
  // The document that waited is tried again at once.
  expect((await instance.live.jobs()).map(({ payload }) => payload)).toContainEqual({ documentId: waiting });
  const row = await me.deps.db.selectFrom('organisation_certificate').selectAll().executeTakeFirstOrThrow();
  expect(row.key_wrapped.includes(Buffer.from(identity.signer.key).subarray(-32))).toBe(false);

  const other = await signedIn('live', 'teams');
  expect((await other.ask('GET')).json).toMatchObject({ own: null, waiting: 0 });
  expect((await other.ask('DELETE')).json.error.code).toBe('no-certificate');
  expect((await me.ask('GET')).json.own.fingerprint).toBe(row.fingerprint);

  expect((await me.ask('DELETE')).json.own).toBeNull();
  const events = await me.deps.db
    .selectFrom('account_event')
    .selectAll()
    .where('account_id', '=', me.accountId)
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['signing-certificate-uploaded', 'signing-certificate-removed']);
});

test('a file that does not open is refused with its reason, and what was there stays', async () => {
  const me = await signedIn('live', 'enterprise');
  await me.ask('PUT', { file, password: 'geheim' });
  const wrong = await me.ask('PUT', { file, password: 'other' });
  expect([wrong.status, wrong.json.error.code, wrong.json.error.detail.fault]).toEqual([
    400,
    'certificate-refused',
    'wrong-password',
  ]);
  expect(wrong.json.error.message).toBe('The password does not open the file.');
  const nonsense = await me.ask('PUT', { file: Buffer.from('nonsense').toString('base64'), password: '' });
  expect(nonsense.json.error.detail.fault).toBe('not-pkcs12');
  expect((await me.ask('PUT', { file: '%%', password: '' })).json.error.code).toBe('invalid-input');
  expect((await me.ask('GET')).json.own.commonName).toBe('Test Seal');
});

test('a smaller plan, somebody who is no Admin, and the sandbox are told why not', async () => {
  const free = await signedIn('live', 'professional');
  expect((await free.ask('GET')).json).toMatchObject({ state: 'needs-plan', neededPlans: ['Teams', 'Enterprise'] });
  expect((await free.ask('PUT', { file, password: 'geheim' })).json.error.code).toBe('needs-plan');

  const admin = await signedIn('live', 'teams');
  const second = await insertOwner(admin.deps, { email: 'second@certificate.example' });
  await admin.deps.db
    .updateTable('account')
    .set({ tenant_id: admin.tenantId, created_at: new Date(Date.now() + 1000) })
    .where('id', '=', second.accountId)
    .execute();
  const ask = await asker('live', second.accountId);
  expect((await ask('GET')).json.state).toBe('not-admin');
  expect((await ask('PUT', { file, password: 'geheim' })).json.error.code).toBe('admin-only');
  expect((await ask('DELETE')).json.error.code).toBe('admin-only');

  const sandbox = await signedIn('sandbox', 'teams');
  expect((await sandbox.ask('GET')).json).toMatchObject({ state: 'sandbox', otherwise: 'built-in' });
  expect((await sandbox.ask('PUT', { file, password: 'geheim' })).json.error.code).toBe('only-in-live');
});

test('a change asks for the password that was typed too long ago', async () => {
  const me = await signedIn('live', 'teams');
  const old = new Date(Date.now() - 3 * 3600 * 1000);
  await me.deps.db
    .updateTable('session')
    .set({ authenticated_at: old })
    .where('account_id', '=', me.accountId)
    .execute();
  expect((await me.ask('PUT', { file, password: 'geheim' })).json.error.code).toBe('confirm-password');
  expect((await me.ask('DELETE')).json.error.code).toBe('confirm-password');
});
