import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { consentVersion } from '../../contract/sign/consent.ts';
import type { PageView } from '../../contract/sign/page.ts';
import { defaultSettings } from '../../domain/document/default-settings.ts';
import type { DocumentSettings } from '../../domain/document/types.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { defaultsFor } from '../../domain/widget/defaults.ts';
import { createDocument } from '../../features/documents/create.ts';
import type { NewRecipient } from '../../features/documents/new-document.ts';
import { createServer } from '../server.ts';
import { signRoutes } from './routes.ts';

const TITLE = 'Secret merger agreement';
const ORIGIN = 'http://localhost:3000';
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let environment: TestEnvironment;
let server: FastifyInstance;
const logged: string[] = [];

/** What the renderer was given stands in the page as JSON, so that a test sees all that a browser could. */
function render(view: PageView): string {
  return `<html>${JSON.stringify(view)}</html>`;
}

beforeAll(async () => {
  environment = await testEnvironment('live');
  const note = (fields: object, message: string) => {
    logged.push(JSON.stringify([fields, message]));
  };
  const deps = { ...environment.deps, log: { info: note, warn: note, error: note } };
  const now = deps.clock();
  await deps.db
    .insertInto('tenant')
    .values({ id: 'tenant0001', name: 'Larkfield', plan: 'teams', plan_credits: 10, renewal_at: now, created_at: now })
    .execute();
  await deps.db
    .insertInto('account')
    .values({
      id: 'account001',
      tenant_id: 'tenant0001',
      email: 'ana@example.com',
      name: 'Ana Brandt',
      created_at: now,
      updated_at: now,
    })
    .execute();
  const options = { trustedProxies: [], files: { web: '/nowhere', signing: '/nowhere' } };
  server = await createServer(deps, [(scope, d) => signRoutes(scope, d, render, '/nowhere')], options);
});
afterAll(async () => {
  await server.close();
  await environment.close();
});

function signer(name: string, accessCode: string | null = null): NewRecipient {
  const email = `${name.toLowerCase()}@example.com`;
  const options = { ...defaultsFor('signature'), name: 'signature-1' };
  const widget = { id: `w${name}`, type: 'signature', page: 1, x: 72, y: 500, w: 150, h: 60, options } as const;
  return { role: '', type: 'signer', name, email, phone: '', company: '', jobTitle: '', accessCode, widgets: [widget] };
}

/** Links of a new document, one for each person. */
async function linksOf(
  recipients: readonly NewRecipient[],
  settings: Partial<DocumentSettings> = {},
): Promise<string[]> {
  const made = await createDocument(
    environment.deps,
    { accountId: 'account001', tenantId: 'tenant0001' },
    {
      file: plainPdf(),
      password: '',
      title: TITLE,
      note: '',
      description: '',
      folderId: null,
      settings: { ...defaultSettings, ...settings },
      recipients,
      prefill: [],
      charge: false,
    },
  );
  if (isRefusal(made)) throw new Error(made.refused);
  return made.recipients.map((each) => new URL(each.url).pathname);
}

/** Opens a link as a browser does: the cookie it is given, and where it is sent. */
async function opened(link: string): Promise<{ cookie: string; page: string; header: string }> {
  const answer = await server.inject(link);
  const header = String(answer.headers['set-cookie']);
  return { cookie: header.split(';')[0] ?? '', page: String(answer.headers.location), header };
}

function post(url: string, cookie: string, body: object = {}, origin = ORIGIN) {
  return server.inject({ method: 'POST', url, headers: { cookie, origin }, payload: body });
}

async function viewedAt(page: string): Promise<Date | null> {
  const id = page.split('/').at(-1) ?? '';
  const row = await environment.deps.db
    .selectFrom('recipient')
    .select('viewed_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.viewed_at;
}

test('a link is exchanged for a cookie of its own, and its secret leaves the address bar', async () => {
  const [link = ''] = await linksOf([signer('Mia')]);
  const answer = await server.inject(link);
  expect(answer.statusCode).toBe(303);
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  expect(answer.headers['cache-control']).toBe('no-store');
  const secret = link.split('/').at(-1) ?? '';
  expect(String(answer.headers.location)).toMatch(/^\/sign\/r\/[A-Za-z0-9]{10}$/);
  expect(JSON.stringify([answer.headers, answer.body])).not.toContain(secret);
  const cookie = String(answer.headers['set-cookie']);
  const id = String(answer.headers.location).split('/').at(-1);
  expect(cookie).toContain(`signet_live_sign_${id}=`);
  expect(cookie).toContain('Path=/sign;');
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Lax');
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join('')).not.toContain(secret);
});

test('on https the cookie is secure', async () => {
  const { deps } = environment;
  const secure = { ...deps, settings: { ...deps.settings, publicUrl: 'https://sign.example.com' } };
  const options = { trustedProxies: [], files: { web: '/nowhere', signing: '/nowhere' } };
  const https = await createServer(secure, [(scope, d) => signRoutes(scope, d, render, '/nowhere')], options);
  const [link = ''] = await linksOf([signer('Mia')]);
  const cookie = String((await https.inject(link)).headers['set-cookie']);
  expect(cookie).toMatch(/^__Secure-signet_live_sign_/);
  expect(cookie).toContain('Secure');
  await https.close();
});

test('an unknown link, a mangled one and a page without a cookie are answered by pages', async () => {
  const unknown = await server.inject('/sign/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect([unknown.statusCode, unknown.body]).toEqual([404, render({ state: 'unknown-link' })]);
  expect((await server.inject(`/sign/${'x'.repeat(400)}`)).body).toBe(render({ state: 'unknown-link' }));
  const [link = ''] = await linksOf([signer('Mia')]);
  const { page } = await opened(link);
  const stranger = await server.inject(page);
  expect([stranger.statusCode, stranger.body]).toEqual([401, render({ state: 'no-session' })]);
});

test('opening by GET never counts as viewed; the page’s own request does', async () => {
  const [link = ''] = await linksOf([signer('Mia')]);
  const { cookie, page } = await opened(link);
  const shown = await server.inject({ url: page, headers: { cookie } });
  expect(shown.body).toContain(TITLE);
  expect((await server.inject({ url: `${page}/pages/1?width=480`, headers: { cookie } })).statusCode).toBe(200);
  expect(await viewedAt(page)).toBeNull();
  expect((await post(`${page}/viewed`, cookie)).statusCode).toBe(200);
  expect(await viewedAt(page)).not.toBeNull();
});

test('behind a closed gate nothing of the document is told, by no address', async () => {
  for (const [person, settings] of [
    [signer('Mia', '123456'), {}],
    [signer('Mia'), { enableOtp: true }],
  ] as const) {
    const [link = ''] = await linksOf([person], settings);
    const { cookie, page } = await opened(link);
    const shown = await server.inject({ url: page, headers: { cookie } });
    expect(shown.body).toContain('"state":"gate"');
    const closed = [
      '',
      '/state',
      '/changes?since=0',
      '/pages/1',
      '/pages/1/text',
      '/document',
      '/certificate',
      `/pictures/${'0'.repeat(64)}`,
    ];
    for (const path of closed) {
      const answer = await server.inject({ url: `${page}${path}`, headers: { cookie } });
      expect(answer.body, path).not.toContain(TITLE);
      expect(answer.body, path).not.toContain('mia@example.com');
      expect(String(answer.headers['content-type']), path).toMatch(/html|json/);
    }
    const acts = ['viewed', 'consent', 'answers', 'finish', 'decline', 'phone-link'];
    const bodies: Record<string, object> = {
      consent: { version: 'x' },
      answers: { answers: {} },
      finish: { answers: {} },
      decline: { reason: 'no' },
    };
    for (const act of acts) {
      const answer = await post(`${page}/${act}`, cookie, bodies[act]);
      expect(answer.statusCode, act).toBeGreaterThanOrEqual(400);
    }
    expect(await viewedAt(page)).toBeNull();
  }
});

test('a wrong access code says how many tries are left, the right one opens the document', async () => {
  const [link = ''] = await linksOf([signer('Mia', '123456')]);
  const { cookie, page } = await opened(link);
  const wrong = await post(`${page}/access-code`, cookie, { code: '999999' });
  expect([wrong.statusCode, wrong.json()]).toMatchObject([
    403,
    { error: { code: 'code-wrong', detail: { triesLeft: 4 } } },
  ]);
  const right = await post(`${page}/access-code`, cookie, { code: ' 123456 ' });
  expect(right.json()).toMatchObject({ state: 'open', document: { title: TITLE } });
  const other = await opened(link);
  expect((await server.inject({ url: page, headers: { cookie: other.cookie } })).body).toContain('"state":"gate"');
});

test('one person’s cookie opens nothing of another’s, even on the same document', async () => {
  const [mia = '', kai = ''] = await linksOf([signer('Mia'), signer('Kai')]);
  const first = await opened(mia);
  const second = await opened(kai);
  const value = first.cookie.split('=')[1] ?? '';
  const name = second.cookie.split('=')[0] ?? '';
  for (const cookie of [first.cookie, `${name}=${value}`]) {
    expect((await server.inject({ url: `${second.page}/state`, headers: { cookie } })).statusCode).toBe(401);
    expect((await server.inject({ url: `${second.page}/pages/1`, headers: { cookie } })).statusCode).toBe(401);
    expect((await post(`${second.page}/viewed`, cookie)).statusCode).toBe(401);
  }
  expect(await viewedAt(second.page)).toBeNull();
});

test('a write from another origin is refused', async () => {
  const [link = ''] = await linksOf([signer('Mia')]);
  const { cookie, page } = await opened(link);
  for (const origin of ['http://localhost:3001', 'https://evil.example', 'null']) {
    expect((await post(`${page}/decline`, cookie, { reason: 'no' }, origin)).statusCode, origin).toBe(403);
  }
  expect((await server.inject({ url: `${page}/state`, headers: { cookie } })).json()).toMatchObject({ state: 'open' });
});

test('a signature is saved, shown again to its owner alone, and finishes the document', async () => {
  const [mia = '', kai = ''] = await linksOf([signer('Mia'), signer('Kai')]);
  const { cookie, page } = await opened(mia);
  const other = await opened(kai);
  expect((await post(`${page}/consent`, cookie, { version: 'outdated' })).json()).toMatchObject({
    error: { code: 'consent-changed' },
  });
  const early = await post(`${page}/finish`, cookie, { answers: { wMia: { image: PIXEL } } });
  expect([early.statusCode, early.json()]).toMatchObject([409, { error: { code: 'consent-missing' } }]);
  expect((await post(`${page}/consent`, cookie, { version: consentVersion })).statusCode).toBe(200);
  const empty = await post(`${page}/finish`, cookie, { answers: {} });
  expect([empty.statusCode, empty.json()]).toMatchObject([
    422,
    { error: { code: 'invalid-answers', detail: { wMia: 'required' } } },
  ]);
  expect((await post(`${page}/answers`, cookie, { answers: { wMia: { image: PIXEL } } })).statusCode).toBe(200);

  const state = (await server.inject({ url: `${page}/state`, headers: { cookie } })).json<{
    me: { answers: { wMia: { image: string } } };
  }>();
  const sha256 = state.me.answers.wMia.image;
  const picture = await server.inject({ url: `${page}/pictures/${sha256}`, headers: { cookie } });
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
  const foreign = await server.inject({ url: `${other.page}/pictures/${sha256}`, headers: { cookie: other.cookie } });
  expect(foreign.statusCode).toBe(404);

  const finished = await post(`${page}/finish`, cookie, { answers: { wMia: { image: sha256 } } });
  expect(finished.json()).toMatchObject({ state: 'done', waitingFor: ['Kai'], finalising: false, download: 'current' });
  const again = await post(`${page}/finish`, cookie, { answers: { wMia: { image: sha256 } } });
  expect([again.statusCode, again.json()]).toMatchObject([200, { state: 'done' }]);
  const wording = await environment.deps.db
    .selectFrom('recipient')
    .select('consent_wording')
    .where('id', '=', page.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow();
  expect(wording.consent_wording).toContain('By pressing Start you agree to sign electronically.');
});

test('page images are kept by content and asked for anew; pages that aren’t there are 404', async () => {
  const [link = ''] = await linksOf([signer('Mia')]);
  const { cookie, page } = await opened(link);
  const image = await server.inject({ url: `${page}/pages/2?width=500`, headers: { cookie } });
  expect(image.headers['content-type']).toMatch(/^image\//);
  expect(image.headers['cache-control']).toBe('private, no-cache');
  const etag = String(image.headers.etag);
  expect(etag).toMatch(/^"[0-9a-f]{64}-2-800"$/);
  const known = { cookie, 'if-none-match': etag };
  expect((await server.inject({ url: `${page}/pages/2?width=500`, headers: known })).statusCode).toBe(304);
  for (const absent of ['0', '3', '1.5', 'x']) {
    expect((await server.inject({ url: `${page}/pages/${absent}`, headers: { cookie } })).statusCode, absent).toBe(404);
  }
  const text = await server.inject({ url: `${page}/pages/1/text`, headers: { cookie } });
  expect(text.body).toContain('Agreement, page 1');
  const file = await server.inject({ url: `${page}/document`, headers: { cookie } });
  expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(file.headers['content-disposition']).toContain('attachment;');
});
