import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testInstance } from '../../../tests/support/deps.ts';
import { mailedCode, publicTemplate, wrongCode } from '../../../tests/support/public-template.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { renderSigningPage } from '../../signing-page/server.tsx';
import { createServer } from '../server.ts';
import { signRoutes } from '../sign/routes.ts';
import { publicRoutes } from './routes.ts';

type Instance = Awaited<ReturnType<typeof testInstance>>;
let instance: Instance;
let live: FastifyInstance;
let sandbox: FastifyInstance;
let templateId: string;

function serve({ deps }: TestEnvironment): Promise<FastifyInstance> {
  return createServer(
    deps,
    [
      (scope, d) => signRoutes(scope, d, renderSigningPage, '/nowhere'),
      (scope, d) => publicRoutes(scope, d, renderSigningPage, '/nowhere'),
    ],
    { trustedProxies: [], files: { web: '/nowhere', signing: '/nowhere' } },
  );
}

beforeAll(async () => {
  instance = await testInstance();
  live = await serve(instance.live);
  sandbox = await serve(instance.sandbox);
  const owner = await insertOwner(instance.live.deps);
  await instance.live.deps.db.updateTable('tenant').set({ plan_credits: 5 }).execute();
  templateId = await publicTemplate(instance.live.deps, owner);
});
afterAll(async () => {
  await Promise.all([live.close(), sandbox.close()]);
  await instance.close();
});

const ownPage = { origin: 'http://localhost:3000' };

/** A form as a browser without a script posts it. */
function post(url: string, fields: Record<string, string>, headers: Record<string, string> = ownPage) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return live.inject({
    method: 'POST',
    url,
    headers: { ...form, ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

async function begin(email: string, name = 'Mia Torres'): Promise<string> {
  const answer = await post(`/publicsign?templateid=${templateId}`, { name, email, phone: '' });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

test('plain forms lead from the public address to the visitor’s own signing page', async () => {
  const page = await live.inject(`/publicsign?templateid=${templateId}`);
  expect([page.statusCode, page.headers['referrer-policy']]).toEqual([200, 'same-origin']);
  expect(page.body).toContain('<meta name="referrer" content="same-origin">');
  expect(page.body).toMatch(new RegExp(`<form method="post" action="/publicsign\\?templateid=${templateId}"`));

  const visit = await begin('Mia@Example.com ');
  const gate = await live.inject(visit);
  expect([gate.statusCode, gate.body.includes('mia@example.com')]).toEqual([200, false]);
  expect(gate.body).toContain('m••@example.com');
  expect(gate.body).toMatch(/<input[^>]+name="code"/);

  const entered = await post(visit, { code: await mailedCode(instance.live.deps, 'mia@example.com') });
  expect(entered.statusCode).toBe(303);
  const to = String(entered.headers.location);
  expect(to).toMatch(/^\/sign\/r\/[A-Za-z0-9]{10}$/);
  const [cookie] = [entered.headers['set-cookie']].flat();
  expect(cookie).toMatch(/; Path=\/sign; .*HttpOnly; SameSite=Lax/);
  const signing = await live.inject({ url: to, headers: { cookie: String(cookie).split(';')[0] ?? '' } });
  expect(signing.statusCode).toBe(200);
  expect(signing.body).toContain('House rules');
  expect((await live.inject(to)).statusCode).toBe(401);
});

test('what is wrong stands at its field, and what was typed stays, as text', async () => {
  const evil = '"><script>alert(1)</script>';
  const answer = await post(`/publicsign?templateid=${templateId}`, { name: evil, email: 'no address', phone: 'x' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('This isn’t an email address.');
  expect(answer.body).toContain('Use digits, spaces and a plus sign.');
  expect(answer.body).not.toContain('<script>alert');
  const empty = await post(`/publicsign?templateid=${templateId}`, {});
  expect([empty.statusCode, empty.body.includes('Type your name.')]).toEqual([422, true]);
  for (const payload of ['[1]', '"x"', 'null', '{"name":{"a":1},"email":[]}']) {
    const headers = { ...ownPage, 'content-type': 'application/json' };
    const url = `/publicsign?templateid=${templateId}`;
    expect((await live.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(422);
  }
  const nul = await post(`/publicsign?templateid=${templateId}`, { name: '\u0000', email: 'm\u0000@example.com' });
  expect([nul.statusCode, nul.body.includes('Type your name.')]).toEqual([422, true]);
  const long = await post(`/publicsign?templateid=${templateId}`, { name: 'x'.repeat(101), email: 'a@b.example' });
  expect([long.statusCode, long.body.includes('at most 100')]).toEqual([422, true]);
});

test('ids that name nothing, ids of the other environment and odd addresses answer alike', async () => {
  const odd = ['', '%00', '../../etc', 'x'.repeat(500), 'aaaaaaaaaa', `${templateId}&templateid=${templateId}`];
  for (const id of odd) {
    const page = await live.inject(`/publicsign?templateid=${id}`);
    expect([id, page.statusCode, page.body.includes('Nothing to sign here')]).toEqual([id, 404, true]);
  }
  for (const path of ['/publicsign', '/publicsign/', '/publicsign/x', '/publicsign/visit/aaaaaaaaaa']) {
    expect((await live.inject(path)).statusCode).toBe(404);
  }
  for (const path of ['/publicsign/visit/aaaaaaaaaa', '/publicsign/visit/%00', '/publicsign/visit/aaaaaaaaaa/code']) {
    expect((await post(path, { code: '123456' })).statusCode).toBe(404);
  }
  expect((await sandbox.inject(`/publicsign?templateid=${templateId}`)).statusCode).toBe(404);
});

test('a form of another site, or of the sandbox, is not taken', async () => {
  const visit = await begin('forged@example.com');
  const code = await mailedCode(instance.live.deps, 'forged@example.com');
  for (const origin of ['https://evil.example', 'http://localhost:3001', 'null']) {
    for (const path of [`/publicsign?templateid=${templateId}`, visit, `${visit}/code`]) {
      expect((await post(path, { code, name: 'M', email: 'm@example.com' }, { origin })).statusCode).toBe(403);
    }
  }
  expect((await post(visit, { code }, {})).statusCode).toBe(403);
  expect((await post(visit, { code }, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303);
});

test('wrong codes, another code too soon and a used-up code answer with the page and what to do', async () => {
  const { deps } = instance.live;
  const visit = await begin('kai@example.com', 'Kai');
  const wrong = await post(visit, { code: await wrongCode(deps, 'kai@example.com') });
  expect([wrong.statusCode, wrong.body.includes('4 tries left.')]).toEqual([403, true]);
  expect([(await post(visit, { code: ' ' })).statusCode, (await post(visit, {})).statusCode]).toEqual([422, 422]);
  const soon = await post(`${visit}/code`, {});
  expect([soon.statusCode, Number(soon.headers['retry-after']) > 0]).toEqual([429, true]);
  const code = await mailedCode(deps, 'kai@example.com');
  const [first, again] = [await post(visit, { code }), await post(visit, { code })];
  expect([first.statusCode, again.headers.location]).toEqual([303, first.headers.location]);
  const { documents } = await deps.db
    .selectFrom('document')
    .innerJoin('recipient', 'recipient.document_id', 'document.id')
    .select((eb) => eb.fn.countAll<string>().as('documents'))
    .where('recipient.email', '=', 'kai@example.com')
    .executeTakeFirstOrThrow();
  expect(Number(documents)).toBe(1);
});

test('the sandbox says that its code lies in the owner’s mailbox', async () => {
  const { deps } = instance.sandbox;
  const owner = await insertOwner(deps, { name: 'Ana Brandt' });
  await deps.db.updateTable('tenant').set({ plan_credits: 5 }).execute();
  const id = await publicTemplate(deps, owner);
  const started = await sandbox.inject({
    method: 'POST',
    url: `/publicsign?templateid=${id}`,
    headers: { origin: 'http://localhost:3001', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'name=Mia&email=mia%40example.com&phone=',
  });
  const gate = await sandbox.inject(String(started.headers.location));
  expect(gate.body).toContain('the code is in the sandbox’s mailbox of Ana Brandt');
});

test('a visitor is met in the language of the browser, or the one chosen there, and mailed in it', async () => {
  const url = `/publicsign?templateid=${templateId}`;
  const page = await live.inject({ url, headers: { 'accept-language': 'ja-JP,ja;q=0.9,en;q=0.8' } });
  expect(page.body).toContain('<html lang="ja" dir="ltr">');
  expect(page.body).toContain(`href="${url}&amp;lang=ar"`);
  const chosen = await live.inject(`${url}&lang=ar`);
  expect(chosen.body).toContain('<html lang="ar" dir="rtl">');
  const [cookie = ''] = [chosen.headers['set-cookie']].flat();
  const kept = cookie.split(';')[0] ?? '';
  const visit = await post(url, { name: 'Mia', email: 'ar@example.com', phone: '' }, { ...ownPage, cookie: kept });
  const gate = await live.inject({ url: String(visit.headers.location), headers: { cookie: kept } });
  expect(gate.body).toContain('أدخلوا الرمز المرسل بالبريد');
  const mail = await instance.live.deps.db
    .selectFrom('mail')
    .select('subject')
    .where('recipient_address', '=', 'ar@example.com')
    .executeTakeFirstOrThrow();
  expect(mail.subject).toMatch(/^\d{6} هو رمزكم في /);
});
