import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testInstance } from '../../../tests/support/deps.ts';
import { createAccount } from '../../features/accounts/create.ts';
import type { Deps } from '../../features/deps.ts';
import { openBody } from '../../features/mail/body.ts';
import { createServer } from '../server.ts';
import { appRoutes } from './routes.ts';

const password = 'Correct-horse-7';
const billTo = { name: 'Larkfield Ltd', address: '12 Canal Row', country: 'United Kingdom' };
let instance: Awaited<ReturnType<typeof testInstance>>;
let live: FastifyInstance;
let sandbox: FastifyInstance;

beforeAll(async () => {
  instance = await testInstance();
  const options = { trustedProxies: [], files: { web: '/nowhere', signing: '/nowhere' } };
  live = await createServer(instance.live.deps, [appRoutes], options);
  sandbox = await createServer(instance.sandbox.deps, [appRoutes], options);
});
afterAll(async () => {
  await live.close();
  await sandbox.close();
  await instance.close();
});

/** A browser at one environment: sends its Origin and keeps cookies. */
function browser(server: FastifyInstance, deps: Deps) {
  const cookies = new Map<string, string>();
  return async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse> => {
    const request: InjectOptions = {
      method,
      url,
      headers: { origin: deps.settings.publicUrl },
      cookies: Object.fromEntries(cookies),
      ...(body ? { payload: body } : {}),
    };
    const answer = await server.inject(request);
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
}

async function signedIn(email: string, isOperator = false) {
  await createAccount(instance.live.deps, { email, password, name: 'Ana', plan: 'free', isOperator });
  const visit = browser(live, instance.live.deps);
  const answer = await visit('POST', '/app/sign-in', { email, password });
  expect(answer.statusCode).toBe(200);
  return visit;
}

test('sign up, type the code, see oneself, sign out', async () => {
  const visit = browser(live, instance.live.deps);
  const form = { email: 'Mia@Example.com', name: 'Mia', company: 'Larkfield', jobTitle: 'CTO', acceptTerms: true };
  const weak = await visit('POST', '/app/sign-up', { ...form, password: 'short' });
  expect([weak.statusCode, weak.json().error.fields.password]).toEqual([400, expect.stringContaining('8 characters')]);
  const long = await visit('POST', '/app/sign-up', { ...form, password: `${password}${'x'.repeat(256)}` });
  expect([long.statusCode, long.json().error.fields]).toEqual([400, { password: 'At most 256 characters.' }]);
  expect((await visit('POST', '/app/sign-up', { ...form, password })).json()).toEqual({ resendAfterSeconds: 30 });
  const mail = await instance.live.deps.db
    .selectFrom('mail')
    .selectAll()
    .where('recipient_address', '=', 'mia@example.com')
    .executeTakeFirstOrThrow();
  const text = openBody(instance.live.deps.keys, mail.id, mail.body ?? Buffer.alloc(0)).text;
  const code = /\b\d{6}\b/.exec(text)?.[0];
  const signed = await visit('POST', '/app/sign-up/verify', { email: form.email, code });
  expect(signed.json()).toMatchObject({ account: { email: 'mia@example.com' }, tenant: { plan: 'free' } });
  const [cookie] = signed.cookies.filter(({ name }) => name === 'signet_live_session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect((await visit('GET', '/app/me')).statusCode).toBe(200);
  await visit('POST', '/app/sign-out');
  expect((await visit('GET', '/app/me')).json().error.code).toBe('signed-out');
});

test('writes from another page, and from none, are refused', async () => {
  const payload = { email: 'mia@example.com', password };
  for (const headers of [{ origin: 'http://localhost:3001' }, { origin: 'null' }, {}]) {
    const answer = await live.inject({ method: 'POST', url: '/app/sign-in', payload, headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'wrong-origin']);
  }
});

test('a plan changes by the operator alone: the buyer is refused with 403', async () => {
  const buyer = await signedIn('buyer@example.com');
  const operator = await signedIn('operator@example.com', true);
  const order = { plan: 'professional', period: 'month', billTo };
  const { invoice } = (await buyer('POST', '/app/plans/order', order)).json();
  expect(invoice).toMatchObject({ number: expect.stringMatching(/^SG-\d{4}-\d{4}$/), status: 'open' });
  const path = `/app/operator/invoices/${invoice.id}/payment`;
  const own = await buyer('POST', path, {});
  expect([own.statusCode, own.json().error.code]).toEqual([403, 'not-operator']);
  expect((await buyer('GET', '/app/me')).json().tenant.plan).toBe('free');
  expect((await buyer('GET', '/app/operator/accounts')).statusCode).toBe(403);
  expect((await operator('POST', path, {})).json().invoice.status).toBe('paid');
  const now = (await buyer('GET', '/app/me')).json().tenant;
  expect(now).toMatchObject({ plan: 'professional', creditsLeft: 100 });
  expect(now.features).toContain('api-live');
});

test("nobody sees another tenant's invoice", async () => {
  const [mine, other] = [await signedIn('one@example.com'), await signedIn('two@example.com')];
  const order = { plan: 'teams', period: 'year', billTo };
  const { invoice } = (await mine('POST', '/app/plans/order', order)).json();
  expect((await other('GET', '/app/invoices')).json()).toEqual({ invoices: [] });
  expect((await other('GET', invoice.pdfUrl)).statusCode).toBe(404);
  expect((await other('POST', `/app/invoices/${invoice.id}/withdraw`)).statusCode).toBe(404);
  const pdf = await mine('GET', invoice.pdfUrl);
  expect([pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  expect((await mine('POST', `/app/invoices/${invoice.id}/withdraw`)).json().invoice.status).toBe('withdrawn');
});

test('suspension ends sessions at once and says so at sign-in; lifting it opens again', async () => {
  const person = await signedIn('late@example.com');
  const operator = await signedIn('operator2@example.com', true);
  const { id } = (await person('GET', '/app/me')).json().account;
  await operator('POST', `/app/operator/accounts/${id}/suspend`);
  expect((await person('GET', '/app/me')).statusCode).toBe(401);
  const no = await person('POST', '/app/sign-in', { email: 'late@example.com', password });
  expect([no.statusCode, no.json().error.code]).toEqual([403, 'suspended']);
  await operator('POST', `/app/operator/accounts/${id}/restore`);
  expect((await person('POST', '/app/sign-in', { email: 'late@example.com', password })).statusCode).toBe(200);
});

test('the sandbox turns every password away and says to use the button', async () => {
  const visit = browser(sandbox, instance.sandbox.deps);
  const form = { email: 'mia@example.com', name: 'Mia', company: 'L', jobTitle: 'C', acceptTerms: true, password };
  const answers = [
    await visit('POST', '/app/sign-in', { email: 'mia@example.com', password }),
    await visit('POST', '/app/sign-up', form),
    await visit('POST', '/app/sign-up/verify', { email: 'mia@example.com', code: '123456' }),
    await visit('POST', '/app/password/forgot', { email: 'mia@example.com' }),
    await visit('POST', '/app/password/reset', { token: 'x', password }),
  ];
  for (const answer of answers) {
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'use-login-to-sandbox']);
    expect(answer.json().error.message).toContain('Login to Sandbox');
  }
});

test('the account log tells what happened, in sentences', async () => {
  const visit = await signedIn('logged@example.com');
  await visit('PATCH', '/app/me', { name: 'Ana Brandt' });
  for (const name of ['Ana\u202e', 'Ana\nBrandt']) {
    const no = await visit('PATCH', '/app/me', { name });
    expect(no.json().error?.fields).toEqual({ name: 'This must be one line, without control characters.' });
  }
  const unknown = [
    await visit('PATCH', '/app/me', { timeZone: 'Mars/Olympus' }),
    await visit('PATCH', '/app/me', { locale: 'x' }),
  ];
  expect(unknown.map((answer) => answer.json().error?.code)).toEqual(['unknown-time-zone', 'unknown-locale']);
  const { events } = (await visit('GET', '/app/account-log')).json();
  const texts = events.map((event: { text: string }) => event.text);
  expect(texts).toEqual(['Changed the profile', 'Signed in', 'Account made, plan free']);
});

test('text that the database cannot hold is the 400 of its field, and in a path the 404 of nothing', async () => {
  const visit = await signedIn('nul@example.com', true);
  const stranger = browser(live, instance.live.deps);
  const nul = 'a\u0000b';
  const order = { plan: 'teams', period: 'year', billTo: { ...billTo, address: nul } };
  const refused: [LightMyRequestResponse, string][] = [
    [await stranger('POST', '/app/sign-in', { email: 'nul@example.com', password: nul }), 'password'],
    [await stranger('POST', '/app/password/reset', { token: nul, password }), 'token'],
    [await visit('PATCH', '/app/me', { company: nul }), 'company'],
    [await visit('PATCH', '/app/me', { company: 'half \ud800 a pair' }), 'company'],
    [await visit('POST', '/app/plans/order', order), 'billTo.address'],
    [await visit('GET', '/app/operator/accounts?find=%00'), 'find'],
    [await visit('GET', '/app/documents?q=x%00'), 'q'],
    [await visit('PUT', '/app/webhook', { url: `https://example.com/${nul}` }), 'url'],
    [await visit('POST', '/app/password/confirm', { password: [{ deep: nul }] }), 'password.0.deep'],
    [await visit('POST', '/app/password/confirm', { [nul]: 1 }), 'a?b'],
  ];
  for (const [answer, field] of refused) {
    const { error } = answer.json();
    expect([answer.statusCode, error.code, Object.keys(error.fields)]).toEqual([400, 'invalid-input', [field]]);
    expect(error.message).toBe(
      `The value of "${field}" holds a character that can't be stored: U+0000, or half a character.`,
    );
  }
  const nothing = [
    await visit('GET', '/app/documents/%00'),
    await visit('GET', '/app/documents/a%00b/pages/1'),
    await visit('GET', '/app/invoices/%00/pdf'),
    await visit('GET', '/app/mailbox/%00/attachments/0'),
    await visit('POST', '/app/operator/invoices/%00/payment', {}),
    await visit('POST', '/app/operator/accounts/%00/suspend'),
    await visit('DELETE', '/app/sessions/%00'),
  ];
  expect(nothing.map((answer) => answer.statusCode)).toEqual(nothing.map(() => 404));
});

test('a cookie that holds U+0000 is refused, not a fault', async () => {
  const answer = await live.inject({
    method: 'POST',
    url: '/app/sign-up/resend',
    headers: { origin: instance.live.deps.settings.publicUrl, cookie: 'signet_live_pending=a%00b' },
    payload: { email: 'nul@example.com' },
  });
  expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'invalid-input']);
});

test('nesting of any depth is answered', async () => {
  const payload = `{"email":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const headers = { origin: instance.live.deps.settings.publicUrl, 'content-type': 'application/json' };
  const answer = await live.inject({ method: 'POST', url: '/app/password/forgot', headers, payload });
  expect(answer.statusCode).toBe(400);
});
