import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../../tests/support/deps.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { tokensPage } from '../../contract/app/tokens.ts';
import type { Deps } from '../../features/deps.ts';
import { startSession } from '../../features/sessions/start.ts';
import { authenticateToken } from '../../features/tokens/authenticate.ts';
import { internalRoutes } from '../internal.ts';
import { cookieName } from './cookies.ts';
import { answerAppErrors } from './serve.ts';
import { tokenRoutes } from './tokens.ts';

type Signed = { deps: Deps; server: FastifyInstance; accountId: string; cookie: string };

let instance: Awaited<ReturnType<typeof testInstance>>;
let sandbox: FastifyInstance;
let live: { deps: Deps; server: FastifyInstance };
const opened: FastifyInstance[] = [];

beforeAll(async () => {
  instance = await testInstance();
  sandbox = await appServer(instance.sandbox.deps);
  const sandboxInternalUrl = await sandbox.listen({ host: '127.0.0.1', port: 0 });
  live = await liveWith({ sandboxInternalUrl });
});
afterAll(async () => {
  await Promise.all(opened.map((server) => server.close()));
  await instance.close();
});

async function appServer(deps: Deps): Promise<FastifyInstance> {
  const server = fastify();
  opened.push(server);
  await server.register(cookie);
  await server.register(async (scope) => {
    answerAppErrors(scope, deps);
    await tokenRoutes(scope, deps);
  });
  await server.register((scope) => internalRoutes(scope, deps));
  return server;
}

async function liveWith(settings: Partial<Deps['settings']>) {
  const { deps: plain } = instance.live;
  const deps = { ...plain, settings: { ...plain.settings, ...settings } };
  return { deps, server: await appServer(deps) };
}

async function signedIn(plan: string, side = live): Promise<Signed> {
  const owner = await insertOwner(side.deps, { plan });
  return { ...side, ...owner, cookie: await sessionCookie(side.deps, owner.accountId) };
}

async function sessionCookie(deps: Deps, accountId: string): Promise<string> {
  const meta = { ip: '127.0.0.1', userAgent: 'test' };
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, accountId, meta));
  return `${cookieName(deps, 'session')}=${secret}`;
}

async function ask(me: Signed, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const headers = { cookie: me.cookie };
  const answer = await me.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, json: answer.json() };
}

async function pageOf(me: Signed) {
  return tokensPage.parse((await ask(me, 'GET', '/app/tokens')).json);
}

async function works(deps: Deps, token: string): Promise<boolean> {
  return 'accountId' in (await authenticateToken(deps, token));
}

const liveBody = { environment: 'live' };

test('on Free the live card says which plans it needs and a live token is refused; the sandbox is open', async () => {
  const me = await signedIn('free');
  const page = await pageOf(me);
  expect(page.live).toMatchObject({ state: 'needs-plan', token: null, planName: 'Free' });
  expect(page.live.reason).toContain('Professional or Teams');
  expect(page.live.neededPlans).toEqual(['Professional', 'Teams', 'Enterprise']);
  expect(page.sandbox).toMatchObject({ state: 'allowed', token: null, playCredits: null });
  expect(page.sandbox.limitations).toContain('Files up to 5 MB');
  const refused = await ask(me, 'POST', '/app/tokens', liveBody);
  expect([refused.status, refused.json.error.code]).toEqual([403, 'needs-plan']);
  const made = await ask(me, 'POST', '/app/tokens', { environment: 'sandbox' });
  expect(made.json.token).toMatch(/^test\./);
  expect(await works(instance.sandbox.deps, made.json.token)).toBe(true);
  expect(await works(live.deps, made.json.token)).toBe(false);
});

test('a live token is shown once, works, and is replaced by another: at once, or after 24 hours', async () => {
  const me = await signedIn('professional');
  const made = await ask(me, 'POST', '/app/tokens', liveBody);
  const { token, view } = made.json;
  expect(await works(live.deps, token)).toBe(true);
  const page = await ask(me, 'GET', '/app/tokens');
  expect(page.json.live).toMatchObject({ state: 'allowed', token: { id: view.id, lastFour: token.slice(-4) } });
  expect(JSON.stringify(page.json)).not.toContain(token);
  expect((await ask(me, 'POST', '/app/tokens', liveBody)).json.error.code).toBe('token-exists');
  const next = await ask(me, 'POST', `/app/tokens/live/${view.id}/regenerate`, {});
  expect([await works(live.deps, token), await works(live.deps, next.json.token)]).toEqual([false, true]);
  const kept = await ask(me, 'POST', `/app/tokens/live/${next.json.view.id}/regenerate`, { keepOld: true });
  expect([await works(live.deps, next.json.token), await works(live.deps, kept.json.token)]).toEqual([true, true]);
  const { live: card } = await pageOf(me);
  expect(card.token?.id).toBe(kept.json.view.id);
  expect(card.further.map((one) => [one.id, one.diesAt !== null])).toEqual([[next.json.view.id, true]]);
});

test('named further tokens stand beside the main one; a revoked one is dead, and no other person can revoke it', async () => {
  const me = await signedIn('teams');
  await ask(me, 'POST', '/app/tokens', liveBody);
  const { token, view } = (await ask(me, 'POST', '/app/tokens', { ...liveBody, name: 'Build server' })).json;
  expect((await pageOf(me)).live.further.map((one) => one.name)).toEqual(['Build server']);
  const other = await signedIn('teams');
  expect((await ask(other, 'DELETE', `/app/tokens/live/${view.id}`)).status).toBe(404);
  expect((await ask(me, 'DELETE', `/app/tokens/live/${view.id}`)).json).toEqual({ done: true });
  expect(await works(live.deps, token)).toBe(false);
});

test('the password is asked for again before a live token, not before a sandbox token or a revocation', async () => {
  const me = await signedIn('professional');
  const { view } = (await ask(me, 'POST', '/app/tokens', liveBody)).json;
  const past = new Date(Date.now() - 16 * 60_000);
  await me.deps.db
    .updateTable('session')
    .set({ authenticated_at: past })
    .where('account_id', '=', me.accountId)
    .execute();
  expect((await pageOf(me)).live.confirmFirst).toBe(true);
  const refused = await ask(me, 'POST', `/app/tokens/live/${view.id}/regenerate`, {});
  expect([refused.status, refused.json.error.code]).toEqual([403, 'confirm-password']);
  expect((await ask(me, 'POST', '/app/tokens', { environment: 'sandbox' })).status).toBe(200);
  expect((await ask(me, 'DELETE', `/app/tokens/live/${view.id}`)).status).toBe(200);
});

test('sandbox tokens are the same from both sides; from the sandbox no live token can be made', async () => {
  const me = await signedIn('free');
  const { token, view } = (await ask(me, 'POST', '/app/tokens', { environment: 'sandbox' })).json;
  const deps = instance.sandbox.deps;
  const inside = { ...me, deps, server: sandbox, cookie: await sessionCookie(deps, me.accountId) };
  const page = await pageOf(inside);
  expect(page).toMatchObject({ environment: 'sandbox', live: { state: 'elsewhere', credits: null } });
  expect(page.sandbox).toMatchObject({ token: { id: view.id }, playCredits: { left: 100, full: 100 } });
  expect((await ask(inside, 'POST', '/app/tokens', liveBody)).json.error.code).toBe('only-in-live');
  const next = await ask(me, 'POST', `/app/tokens/sandbox/${view.id}/regenerate`, {});
  expect([await works(deps, token), await works(deps, next.json.token)]).toEqual([false, true]);
  expect((await pageOf(me)).sandbox.token?.id).toBe(next.json.view.id);
  await ask(me, 'DELETE', `/app/tokens/sandbox/${next.json.view.id}`);
  expect(await works(deps, next.json.token)).toBe(false);
});

test('after a lapse, with an unpaid invoice and without a licence the page says why', async () => {
  const lapsed = await signedIn('professional');
  const { token } = (await ask(lapsed, 'POST', '/app/tokens', liveBody)).json;
  const ended = { plan_ends_at: new Date(Date.now() - 1000) };
  await setTenant(lapsed, ended);
  expect((await pageOf(lapsed)).live).toMatchObject({ state: 'lapsed', lapsedAt: ended.plan_ends_at.toISOString() });
  expect(await works(live.deps, token)).toBe(false);
  expect((await ask(lapsed, 'POST', '/app/tokens', liveBody)).json.error.code).toBe('plan-lapsed');
  const debtor = await signedIn('teams');
  await setTenant(debtor, { debt_since: new Date() });
  expect((await pageOf(debtor)).live.state).toBe('suspended');
  const own = await signedIn('teams', await liveWith({ edition: 'self-hosted' }));
  const page = await pageOf(own);
  expect([page.live.state, page.sandbox.state]).toEqual(['self-hosted-unlicensed', 'self-hosted-unlicensed']);
  expect(page.sandbox.reason).toContain('support@signet.test');
  expect((await ask(own, 'POST', '/app/tokens', liveBody)).json.error.code).toBe('self-hosted-unlicensed');
});

test('a silent sandbox leaves live tokens usable and says so', async () => {
  const me = await signedIn('teams', await liveWith({ sandboxInternalUrl: 'http://127.0.0.1:9' }));
  expect((await pageOf(me)).sandbox.reason).toContain('does not answer');
  const refused = await ask(me, 'POST', '/app/tokens', { environment: 'sandbox' });
  expect([refused.status, refused.json.error.code]).toEqual([503, 'sandbox-unreachable']);
  expect((await ask(me, 'POST', '/app/tokens', liveBody)).status).toBe(200);
});

async function setTenant(me: Signed, values: { plan_ends_at?: Date; debt_since?: Date }): Promise<void> {
  await me.deps.db
    .updateTable('tenant')
    .set(values)
    .where('id', '=', (where) => where.selectFrom('account').select('tenant_id').where('id', '=', me.accountId))
    .execute();
}
