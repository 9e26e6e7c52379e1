import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testInstance } from '../../../tests/support/deps.ts';
import { sentDocument } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { cookieName } from '../../http/app/cookies.ts';
import { appRoutes } from '../../http/app/routes.ts';
import { internalRoutes } from '../../http/internal.ts';
import { createServer } from '../../http/server.ts';
import type { Deps } from '../deps.ts';
import { eraseTrash } from '../documents/trash.ts';
import { createFolder } from '../folders/create.ts';
import { signOutEverywhere } from '../sessions/end.ts';
import { findSession, type Session } from '../sessions/lookup.ts';
import { startSession } from '../sessions/start.ts';
import { authenticateToken } from '../tokens/authenticate.ts';
import { mirrorAccount } from './mirror.ts';
import { callSandbox, mirrorOf, SandboxUnreachable } from './reach.ts';

const meta = { ip: '127.0.0.1', userAgent: 'test' };
const origins = { live: 'http://localhost:3000', sandbox: 'http://localhost:3001' };

let instance: Awaited<ReturnType<typeof testInstance>>;
let live: Deps;
let sandbox: Deps;
let servers: { live: FastifyInstance; sandbox: FastifyInstance };
let me: Session;
let cookie: string;

beforeAll(async () => {
  instance = await testInstance();
  sandbox = instance.sandbox.deps;
  const options = { trustedProxies: [], files: { web: '/nowhere/web', signing: '/nowhere/signing' } };
  const door = await createServer(sandbox, [appRoutes, internalRoutes], options);
  const sandboxInternalUrl = await door.listen({ host: '127.0.0.1', port: 0 });
  live = { ...instance.live.deps, settings: { ...instance.live.deps.settings, sandboxInternalUrl } };
  servers = { live: await createServer(live, [appRoutes], options), sandbox: door };
});
afterAll(async () => {
  await Promise.all([servers.live.close(), servers.sandbox.close()]);
  await instance.close();
});

beforeEach(async () => {
  setClocks(new Date());
  const { accountId } = await insertOwner(live, { plan: 'free' });
  const { secret } = await live.db.transaction().execute((tx) => startSession(tx, live, accountId, meta));
  const session = await findSession(live, secret);
  if (!session) throw new Error('The session was not found.');
  me = session;
  cookie = `${cookieName(live, 'session')}=${secret}`;
});

function setClocks(moment: Date): void {
  instance.live.setClock(moment);
  instance.sandbox.setClock(moment);
}

async function pressLogin(): Promise<{ action: string; assertion: string }> {
  const headers = { origin: origins.live, cookie };
  const answer = await servers.live.inject({ method: 'POST', url: '/app/sandbox-login', headers });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

function postForm(assertion: string, origin = origins.live) {
  return servers.sandbox.inject({
    method: 'POST',
    url: '/app/sandbox-session',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ assertion }).toString(),
  });
}

async function issueToken(): Promise<string> {
  const account = mirrorOf(me.account, me.tenant);
  const made = await callSandbox(live, { op: 'issue-token', account, name: 'Sandbox API Token', actor: 'test' });
  if (!('view' in made)) throw new Error(JSON.stringify(made));
  return made.token;
}

async function authenticates(deps: Deps, token: string): Promise<boolean> {
  return !isRefusal(await authenticateToken(deps, token));
}

test('Login to Sandbox signs the person in there, once', async () => {
  const ticket = await pressLogin();
  expect(ticket.action).toBe(`${origins.sandbox}/app/sandbox-session`);
  const first = await postForm(ticket.assertion);
  expect([first.statusCode, first.headers.location]).toEqual([303, '/']);
  const [set] = first.cookies;
  expect(set?.name).toBe(cookieName(sandbox, 'session'));
  const session = await findSession(sandbox, set?.value ?? '');
  expect(session?.account.email).toBe(me.account.email);
  expect(session?.account.password_hash).toBeNull();
  expect(session?.tenant.plan_credits).toBeGreaterThan(0);
  expect(await findSession(live, set?.value ?? '')).toBeNull();

  const again = await postForm(ticket.assertion);
  expect([again.statusCode, again.headers.location]).toEqual([303, '/sign-in?reason=used']);
  expect(again.cookies).toEqual([]);
});

test('an assertion is worthless after 60 seconds, altered, or from a page that is not of live', async () => {
  const { assertion } = await pressLogin();
  const foreign = await postForm(assertion, 'http://elsewhere.example');
  expect([foreign.headers.location, foreign.cookies]).toEqual(['/sign-in?reason=invalid', []]);

  const [head, claims, signature] = assertion.split('.');
  const altered = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString('utf8'));
  altered.account.email = 'somebody@else.example';
  const forged = [head, Buffer.from(JSON.stringify(altered)).toString('base64url'), signature].join('.');
  expect((await postForm(forged)).headers.location).toBe('/sign-in?reason=invalid');

  setClocks(new Date(live.clock().getTime() + 62_000));
  const late = await postForm(assertion);
  expect([late.headers.location, late.cookies]).toEqual(['/sign-in?reason=expired', []]);
});

test('an assertion to sign in with does not open the door for calls', async () => {
  const { assertion } = await pressLogin();
  const answer = await servers.sandbox.inject({ method: 'POST', url: '/internal/live-call', payload: { assertion } });
  expect(answer.statusCode).toBe(401);
});

test('a token issued in the sandbox answers there and nowhere else', async () => {
  const token = await issueToken();
  expect(token).toMatch(/^test\./);
  expect(await authenticates(sandbox, token)).toBe(true);
  expect(await authenticates(live, token)).toBe(false);
  const account = mirrorOf(me.account, me.tenant);
  const read = await callSandbox(live, { op: 'read-tokens', account });
  expect(read).toMatchObject({ token: { lastFour: token.slice(-4) }, further: [] });
  expect(JSON.stringify(read)).not.toContain(token);
});

test('signing out everywhere in live ends sessions and tokens of the sandbox', async () => {
  const [set] = (await postForm((await pressLogin()).assertion)).cookies;
  const secret = set?.value ?? '';
  const token = await issueToken();
  expect(await findSession(sandbox, secret)).not.toBeNull();

  await signOutEverywhere(live, me, meta);
  const job = (await instance.live.jobs()).findLast((waiting) => waiting.task === 'mirror-account');
  await mirrorAccount(live, job?.payload as Parameters<typeof mirrorAccount>[1]);
  expect(await findSession(sandbox, secret)).toBeNull();
  expect(await authenticates(sandbox, token)).toBe(false);
});

test('an assertion from before signing out everywhere opens nothing, one from after it does', async () => {
  const early = await pressLogin();
  const endAccess = live.clock().toISOString();
  await callSandbox(live, { op: 'mirror', account: mirrorOf(me.account, me.tenant), endAccess });
  const refused = await postForm(early.assertion);
  expect([refused.headers.location, refused.cookies]).toEqual(['/sign-in?reason=expired', []]);
  setClocks(new Date(live.clock().getTime() + 5));
  expect((await postForm((await pressLogin()).assertion)).cookies).toHaveLength(1);
});

test('an assertion from before a suspension neither signs in nor lifts it', async () => {
  await pressLogin().then(({ assertion }) => postForm(assertion));
  const { assertion } = await pressLogin();
  const account = { ...mirrorOf(me.account, me.tenant), suspended: true };
  await callSandbox(live, { op: 'mirror', account });

  const late = await postForm(assertion);
  expect([late.headers.location, late.cookies]).toEqual(['/sign-in?reason=suspended', []]);
  const stored = sandbox.db.selectFrom('account').select('suspended_at').where('id', '=', me.accountId);
  expect((await stored.executeTakeFirstOrThrow()).suspended_at).not.toBeNull();
});

test('while the sandbox does not answer, the mirror job fails and stays', async () => {
  const away = { ...live, settings: { ...live.settings, sandboxInternalUrl: 'http://127.0.0.1:1' } };
  await expect(mirrorAccount(away, { accountId: me.accountId })).rejects.toThrow(SandboxUnreachable);
});

test("resetting from live erases the person's sandbox, leaves tokens and everybody else's, and fills up the credits", async () => {
  const headers = { origin: origins.live, cookie };
  const issued = await servers.live.inject({
    method: 'POST',
    url: '/app/tokens',
    headers,
    payload: { environment: 'sandbox' },
  });
  const owner = { accountId: me.accountId, tenantId: me.tenant.id };
  const stranger = await insertOwner(sandbox);
  const mine = await sentDocument(sandbox, owner);
  const theirs = await sentDocument(sandbox, stranger);
  await createFolder(sandbox, owner, { name: 'Tests', parentId: null });
  await sandbox.db.updateTable('tenant').set({ plan_credits: 3 }).where('id', '=', me.tenant.id).execute();

  const answer = await servers.live.inject({ method: 'POST', url: '/app/sandbox/reset', headers });
  expect([answer.statusCode, answer.json()]).toEqual([200, { done: true }]);
  await eraseTrash(sandbox);

  const left = await sandbox.db.selectFrom('document').select('id').execute();
  expect(left.map(({ id }) => id)).toEqual([theirs.id]);
  const graves = await sandbox.db.selectFrom('tombstone').select(['document_id', 'erased_by']).execute();
  expect(graves).toEqual([{ document_id: mine.id, erased_by: me.account.email }]);
  for (const table of ['folder', 'contact', 'mail'] as const) {
    const rows = await sandbox.db.selectFrom(table).select('id').where('account_id', '=', me.accountId).execute();
    expect(rows, table).toEqual([]);
  }
  expect(isRefusal(await authenticateToken(sandbox, issued.json().token))).toBe(false);
  const { plan_credits } = await sandbox.db
    .selectFrom('tenant')
    .select('plan_credits')
    .where('id', '=', me.tenant.id)
    .executeTakeFirstOrThrow();
  expect(plan_credits).toBe(100);
});
