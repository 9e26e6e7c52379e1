import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { openBody } from '../mail/body.ts';
import { findSession } from '../sessions/lookup.ts';
import { createAccount } from './create.ts';
import { changePassword, forgotPassword, resetPassword } from './password.ts';
import { confirmPassword, signIn } from './sign-in.ts';
import { resendCode, type SignUpInput, signUp, verifyEmail } from './sign-up.ts';

const meta = { ip: '198.51.100.7', userAgent: 'test' };
const password = 'Correct-horse-7';
let t: TestEnvironment;
let counter = 0;

beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

function newEmail(): string {
  counter += 1;
  return `person${counter}@example.com`;
}

function form(email: string, own: Partial<SignUpInput> = {}): SignUpInput {
  const names = { name: 'Mia', phone: '', company: 'Larkfield', jobTitle: 'CTO' };
  return { email, ...names, password, newsletter: false, timeZone: 'UTC', locale: 'en', ...own };
}

/** Somebody at another address. */
function at(place: number) {
  return { ...meta, ip: `203.0.113.${place}` };
}

/** A value, or the test fails. */
function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused}`);
  return value;
}

async function mailsTo(email: string) {
  const rows = await t.deps.db
    .selectFrom('mail')
    .selectAll()
    .where('recipient_address', '=', email)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, kind, body }) => ({ kind, text: body ? openBody(t.deps.keys, id, body).text : '' }));
}

async function lastCode(email: string): Promise<string> {
  const mail = (await mailsTo(email)).findLast(({ kind }) => kind === 'code');
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? 'none';
}

async function member(email = newEmail()) {
  ok(await createAccount(t.deps, { email, password, name: 'Mia', plan: 'free', isOperator: false }));
  return email;
}

async function enter(email: string, typed = password) {
  const opened = ok(await signIn(t.deps, { email, password: typed }, meta));
  if (!('secret' in opened)) throw new Error('not verified');
  return opened.secret;
}

async function sessionBy(secret: string) {
  const session = await findSession(t.deps, secret);
  if (!session) throw new Error('no session');
  return session;
}

test('the mailed code proves the address, once, and signs in', async () => {
  const email = newEmail();
  const { pendingId } = ok(await signUp(t.deps, form(email), meta));
  expect(await signIn(t.deps, { email, password }, meta)).toEqual({ pendingId });
  const code = await lastCode(email);
  const started = ok(await verifyEmail(t.deps, { email, code, pendingId }, meta));
  expect((await sessionBy(started.secret)).account.email).toBe(email);
  expect(await verifyEmail(t.deps, { email, code, pendingId }, meta)).toEqual({ refused: 'code-ended' });
});

test('a time zone and a language that do not exist are UTC and English', async () => {
  const place = async (own: Partial<SignUpInput>) => {
    const email = newEmail();
    ok(await signUp(t.deps, form(email, own), at(40)));
    const columns = t.deps.db.selectFrom('account').select(['time_zone', 'locale']).where('email', '=', email);
    return columns.executeTakeFirst();
  };
  for (const [timeZone, locale] of [
    ['Mars/Olympus', 'x'],
    ['', ''],
    ['../etc', 'de_DE.UTF-8'],
    ['UTC\n', 'qq-QQ'],
  ] as const) {
    expect(await place({ timeZone, locale })).toEqual({ time_zone: 'UTC', locale: 'en' });
  }
  const real = { timeZone: 'Europe/Berlin', locale: 'de-AT' };
  expect(await place(real)).toEqual({ time_zone: real.timeZone, locale: real.locale });
});

test('a code dies after 5 wrong tries and after 10 minutes', async () => {
  const email = newEmail();
  const { pendingId } = ok(await signUp(t.deps, form(email), meta));
  const code = await lastCode(email);
  const wrong = code === '000000' ? '000001' : '000000';
  const answers: (string | undefined)[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await verifyEmail(t.deps, { email, code: wrong, pendingId }, meta);
    answers.push(isRefusal(answer) ? answer.refused : undefined);
  }
  expect(answers).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'code-ended']);
  expect(await verifyEmail(t.deps, { email, code, pendingId }, meta)).toEqual({ refused: 'code-ended' });

  const late = newEmail();
  const begun = ok(await signUp(t.deps, form(late), meta));
  t.setClock(new Date(Date.now() + 10 * 60_000 + 1000));
  const typed = { email: late, code: await lastCode(late), pendingId: begun.pendingId };
  expect(await verifyEmail(t.deps, typed, meta)).toEqual({ refused: 'code-ended' });
  t.setClock(new Date());
});

test('somebody else who signs up with the address can not slip a password under its owner', async () => {
  const email = newEmail();
  const mine = ok(await signUp(t.deps, form(email), meta));
  ok(await signUp(t.deps, form(email, { password: 'Attacker-pass-1' }), meta));
  const typed = { email, code: await lastCode(email), pendingId: mine.pendingId };
  expect(isRefusal(await verifyEmail(t.deps, typed, meta))).toBe(true);
});

test('sign-up answers alike for a taken address, changes nothing and tells only its owner', async () => {
  const email = await member();
  const answer = await signUp(t.deps, form(email, { password: 'Attacker-pass-1' }), meta);
  expect(Object.keys(answer)).toEqual(['pendingId']);
  expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['account-exists']);
  await enter(email);
});

test('a new code is sent after 30 seconds, not before', async () => {
  const email = newEmail();
  const { pendingId } = ok(await signUp(t.deps, form(email), meta));
  expect(await resendCode(t.deps, email, pendingId, meta)).toMatchObject({ refused: 'too-soon' });
  await t.deps.limiter('attempt-resend', 1, 30).reset(email);
  const again = ok(await resendCode(t.deps, email, pendingId, meta));
  expect(again.pendingId).not.toBe(pendingId);
  expect((await mailsTo(email)).filter(({ kind }) => kind === 'code')).toHaveLength(2);
});

test('a wrong password and an unknown address answer alike, the 11th time from one address too', async () => {
  const [known, unknown] = [await member(), newEmail()];
  for (const email of [known, unknown]) {
    const answers = await Promise.all(
      Array.from({ length: 11 }, () => signIn(t.deps, { email, password: 'No-1' }, at(1))),
    );
    expect(answers.filter((answer) => isRefusal(answer) && answer.refused === 'wrong-credentials')).toHaveLength(10);
    expect(await signIn(t.deps, { email, password }, at(1))).toMatchObject({ refused: 'too-many-attempts' });
  }
});

test('whoever mistypes a password keeps nobody else out: the owner signs in elsewhere and confirms', async () => {
  const email = await member();
  for (let tries = 0; tries < 60; tries += 1) await signIn(t.deps, { email, password: 'No-1' }, at(2));
  const secret = await enter(email);
  const me = await sessionBy(secret);
  for (let tries = 0; tries < 10; tries += 1) {
    expect(await confirmPassword(t.deps, me, 'No-1', meta)).toMatchObject({ refused: 'wrong-password' });
  }
  expect(await confirmPassword(t.deps, me, password, meta)).toMatchObject({ refused: 'too-many-attempts' });
  await enter(email);
});

test('guesses from many addresses stop at 100 an hour; a reset link opens the account again, everywhere', async () => {
  const email = await member();
  const guesses = (place: number) => signIn(t.deps, { email, password: 'No-1' }, at(place));
  for (let place = 10; place < 20; place += 1) await Promise.all(Array.from({ length: 10 }, () => guesses(place)));
  const stopped = await signIn(t.deps, { email, password }, at(20));
  expect(stopped).toMatchObject({ refused: 'too-many-attempts' });
  expect(isRefusal(stopped) && Number(stopped.detail?.retryAfterSeconds)).toBeGreaterThan(1800);
  await forgotPassword(t.deps, email, at(21));
  const mail = (await mailsTo(email)).find(({ kind }) => kind === 'reset-password');
  const token = /token=([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(await resetPassword(t.deps, token, 'Brand-new-pass-1', at(21))).toBeUndefined();
  for (const place of [10, 20]) {
    const opened = await signIn(t.deps, { email, password: 'Brand-new-pass-1' }, at(place));
    expect(isRefusal(opened)).toBe(false);
  }
});

test('one address signs up 10 times an hour, its IPv6 neighbours counted with it', async () => {
  const places = Array.from({ length: 11 }, (_, place) => ({ ...meta, ip: `2001:db8::${place}` }));
  const answers = await Promise.all(places.map((place) => signUp(t.deps, form(newEmail()), place)));
  expect(answers.filter((answer) => isRefusal(answer))).toMatchObject([{ refused: 'too-many-attempts' }]);
  expect(isRefusal(await signUp(t.deps, form(newEmail()), at(30)))).toBe(false);
});

test('a reset link works once, ends every session and lets the sandbox know', async () => {
  const email = await member();
  const secret = await enter(email);
  expect(await forgotPassword(t.deps, newEmail(), meta)).toBeUndefined();
  expect(await forgotPassword(t.deps, email, meta)).toBeUndefined();
  const mail = (await mailsTo(email)).find(({ kind }) => kind === 'reset-password');
  const token = /token=([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(await resetPassword(t.deps, token, 'Brand-new-pass-1', meta)).toBeUndefined();
  expect(await findSession(t.deps, secret)).toBeNull();
  expect(await resetPassword(t.deps, token, 'Brand-new-pass-2', meta)).toEqual({ refused: 'link-ended' });
  await enter(email, 'Brand-new-pass-1');
  const jobs = (await t.jobs()).filter(({ task }) => task === 'mirror-account');
  expect(jobs.at(-1)?.payload).toMatchObject({ endAccess: expect.any(String) });
});

test('a password change ends all other sessions and keeps this one', async () => {
  const email = await member();
  const other = await enter(email);
  const mine = await enter(email);
  const me = await sessionBy(mine);
  const change = { current: 'Not-my-pass-1', password: 'Brand-new-pass-1' };
  expect(await changePassword(t.deps, me, change, meta)).toEqual({ refused: 'wrong-password' });
  expect(await changePassword(t.deps, me, { ...change, current: password }, meta)).toBeUndefined();
  expect(await findSession(t.deps, other)).toBeNull();
  expect(await findSession(t.deps, mine)).not.toBeNull();
  const log = await t.deps.db
    .selectFrom('account_event')
    .select('kind')
    .where('account_id', '=', me.accountId)
    .orderBy('id')
    .execute();
  expect(log.map(({ kind }) => kind)).toEqual(['account-made', 'signed-in', 'signed-in', 'password-changed']);
});

test('a session ends when left alone and at its latest after 14 days', async () => {
  const secret = await enter(await member());
  const begun = Date.now();
  t.setClock(new Date(begun + 83 * 3_600_000));
  expect(await findSession(t.deps, secret)).not.toBeNull();
  t.setClock(new Date(begun + 13.9 * 24 * 3_600_000));
  expect(await findSession(t.deps, secret)).toBeNull();
  await t.deps.db.updateTable('session').set({ last_seen_at: t.deps.clock() }).execute();
  expect(await findSession(t.deps, secret)).not.toBeNull();
  t.setClock(new Date(begun + 14 * 24 * 3_600_000 + 60_000));
  await t.deps.db.updateTable('session').set({ last_seen_at: t.deps.clock() }).execute();
  expect(await findSession(t.deps, secret)).toBeNull();
  t.setClock(new Date());
});

test('the database holds neither session secrets nor passwords', async () => {
  const email = await member();
  const secret = await enter(email);
  const sessions = await t.deps.db.selectFrom('session').select('id_hash').execute();
  expect(sessions.some(({ id_hash }) => id_hash.toString('base64url') === secret)).toBe(false);
  const account = await t.deps.db.selectFrom('account').select('password_hash').where('email', '=', email).execute();
  expect(account[0]?.password_hash).toMatch(/^\$argon2id\$/);
});

test('in the sandbox the right password, sign-up and reset are all closed', async () => {
  const sandbox = await testEnvironment('sandbox');
  const no = { refused: 'use-login-to-sandbox' };
  const email = newEmail();
  expect(await signIn(sandbox.deps, { email, password }, meta)).toEqual(no);
  expect(await signUp(sandbox.deps, form(email), meta)).toEqual(no);
  expect(await forgotPassword(sandbox.deps, email, meta)).toEqual(no);
  expect(await resetPassword(sandbox.deps, 'x', password, meta)).toEqual(no);
  await sandbox.close();
});
