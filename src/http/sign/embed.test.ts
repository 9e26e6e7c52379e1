import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppFixture, appFixture } from '../../../tests/support/app.ts';
import { recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { type SigningServer, signingServer } from '../../../tests/support/signing-server.ts';
import { addOrigin } from '../../features/embedding/origins.ts';
import { findSession } from '../../features/sessions/lookup.ts';
import { startSession } from '../../features/sessions/start.ts';

let app: AppFixture;
let signing: SigningServer;
beforeAll(async () => {
  [app, signing] = await Promise.all([appFixture('live'), signingServer()]);
});
afterAll(() => Promise.all([app.close(), signing.close()]));

test('only names of pages are taken, written as browsers do, and no more than the limit', async () => {
  const who = await app.person();
  const add = async (origin: string) => (await app.app(who, 'POST', '/app/embedding/origins', { origin })).json;
  for (const bad of [
    '',
    'http://example.com',
    'javascript:alert(1)',
    'https://a.example; script-src *',
    '*',
    'https://*',
  ]) {
    expect(await add(bad), bad).toMatchObject({ error: { code: 'bad-origin' } });
  }
  expect(await add('app.example.com/sign?x=1')).toMatchObject({ origins: ['https://app.example.com'] });
  expect(await add('HTTPS://App.Example.com:443')).toMatchObject({ origins: ['https://app.example.com'] });
  for (let port = 1; port < 20; port += 1) await add(`http://localhost:${3000 + port}`);
  expect(await add('https://one-more.example')).toMatchObject({ error: { code: 'too-many-origins' } });
  const removed = await app.app(who, 'POST', '/app/embedding/origins/remove', { origin: 'https://app.example.com' });
  expect(removed.json.origins).not.toContain('https://app.example.com');
  const free = await app.person({ plan: 'free' });
  const refused = await app.app(free, 'POST', '/app/embedding/origins', { origin: 'https://app.example.com' });
  expect([refused.status, refused.json.error.code]).toEqual([403, 'plan-lacks-embedding']);
});

test('a signing page opens in frames of the pages its sender named, while the plan lasts, and in no others', async () => {
  const { deps } = signing.environment;
  const owner = await insertOwner(deps, { plan: 'professional' });
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, owner.accountId, meta));
  const session = await findSession(deps, secret);
  if (!session) throw new Error('no session');
  const people = [recipient({ email: 'mia@example.com', widgets: [{ ...widget('signature'), id: 'here' }] })];
  const link = (await sentDocument(deps, owner, { recipients: people })).recipients[0]?.url ?? '';
  const open = async () => {
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = String(entered.headers.get('set-cookie')).split(';')[0] ?? '';
    const url = new URL(String(entered.headers.get('location')), link);
    const page = await fetch(url, { headers: { cookie, 'sec-fetch-dest': 'iframe' } });
    const policy = /frame-ancestors ([^;]+)/.exec(String(page.headers.get('content-security-policy')))?.[1];
    return {
      policy,
      denied: page.headers.get('x-frame-options'),
      told: (await page.text()).includes('app.example.com'),
    };
  };
  expect(await open()).toEqual({ policy: "'none'", denied: 'DENY', told: false });
  await addOrigin(deps, session, 'https://app.example.com');
  expect(await open()).toEqual({ policy: 'https://app.example.com', denied: null, told: true });
  await deps.db.updateTable('tenant').set({ plan: 'free' }).where('id', '=', owner.tenantId).execute();
  expect(await open()).toEqual({ policy: "'none'", denied: 'DENY', told: false });
});

test('pages elsewhere may load the element as a module', async () => {
  const script = await fetch(new URL('/embed/signet-sign.js', signing.environment.deps.settings.publicUrl));
  expect([script.status, script.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(await script.text()).toContain('signet-sign');
});

const meta = { ip: '127.0.0.1', userAgent: 'test' };
