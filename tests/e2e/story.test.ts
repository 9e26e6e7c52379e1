import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type AppOptions, type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { judge, textOf } from '../support/judges.ts';
import { openMailbox } from '../support/mailbox-reader.ts';
import { startOutsidePostgres } from '../support/outside-postgres.ts';
import { startWebhookCatcher } from '../support/webhook-catcher.ts';
import { openBrowser, openPage, printedContract, signOnDesktop, signOnPhone, whatPagesSay } from './people.ts';

const EMAIL = 'ana@larkfield.example';
const PASSWORD = 'Correct-horse1';
const data = temporaryDataDir();
const faults: string[] = [];
let options: AppOptions;
let app: AppProcess;
let browser: Browser;
let catcher: Awaited<ReturnType<typeof startWebhookCatcher>>;
let outside: Awaited<ReturnType<typeof startOutsidePostgres>> | undefined;

beforeAll(async () => {
  // `npm run test:story:outside` tells the same story on Debian's PostgreSQL.
  if (process.env.STORY_DATABASE === 'outside') outside = await startOutsidePostgres();
  catcher = await startWebhookCatcher();
  const env = { OUTGOING_ALLOW: catcher.target, ...(outside ? { DATABASE_URL: outside.url } : {}) };
  options = { dataDir: data.path, ports: await freePorts(), env };
  app = await startApp(options);
  browser = await openBrowser();
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await catcher?.close();
  await outside?.stop();
  data.remove();
});

/** curl, as a stranger would: status and body. */
function curl(...args: string[]): { status: number; body: Record<string, unknown> } {
  const out = execFileSync('curl', ['-s', '-w', '\n%{http_code}', ...args], { encoding: 'utf8' });
  const cut = out.lastIndexOf('\n');
  const text = out.slice(0, cut);
  return { status: Number(out.slice(cut + 1)), body: text === '' ? {} : JSON.parse(text) };
}

async function signUp(page: Page): Promise<void> {
  await page.goto(`${app.liveUrl}/sign-up`);
  await page.getByLabel('Name', { exact: true }).fill('Ana Brandt');
  await page.getByLabel('Email').fill(EMAIL);
  await page.getByLabel('Company').fill('Larkfield Studio');
  await page.getByLabel('Job title').fill('Owner');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Repeat the password').fill(PASSWORD);
  await page.getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/verify-email/);
  const mail = await (await openMailbox(app.mailboxUrl)).waitFor(EMAIL, /code/);
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
  await page.getByLabel('Code').click();
  await page.keyboard.type(code);
  await page.waitForURL(`${app.liveUrl}/`);
}

/** Orders the plan; nothing changes until the operator has the money, and the buyer can't say so himself. */
async function upgrade(page: Page): Promise<void> {
  await page.goto(`${app.liveUrl}/settings/api-token`);
  await page.getByText('Needs Professional or Teams', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'See plans' }).click();
  await page.getByRole('button', { name: 'Choose Professional' }).first().click();
  await page.getByLabel('Address').fill('12 Canal Row, Bristol');
  await page.getByLabel('Country').fill('United Kingdom');
  await page.getByRole('button', { name: 'Order and get invoice' }).click();
  await page.getByText('Ordered. The invoice is on its way').waitFor();
  const invoice = await (await openMailbox(app.mailboxUrl)).waitFor(EMAIL, /^Invoice /);
  expect(invoice.files).toHaveLength(1);
  const number = (await app.cli('invoice', 'list', '--status', 'open')).split('\t')[0] ?? '';
  const cookie = (await page.context().cookies(app.liveUrl)).map((one) => `${one.name}=${one.value}`).join('; ');
  const own = curl(`${app.liveUrl}/app/operator/invoices`, '-H', `cookie: ${cookie}`);
  expect(own.status).toBe(403);
  await page.goto(`${app.liveUrl}/settings/api-token`);
  await page.getByText('Needs Professional or Teams', { exact: true }).waitFor();
  await app.cli('payment', 'record', '--invoice', number);
}

async function tokenFrom(page: Page, name: 'Live' | 'Sandbox'): Promise<string> {
  await page.getByRole('button', { name: `Generate ${name} API Token` }).click();
  return await page.getByLabel(`${name} API Token, in full`).inputValue();
}

async function loginToSandbox(page: Page): Promise<void> {
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Login to Sandbox' }).click(),
  ]);
  await tab.waitForURL(`${app.sandboxUrl}/**`);
  await tab.getByRole('region', { name: 'Environment' }).getByText('no legal effect.').waitFor();
  await tab.getByRole('heading', { name: 'Home' }).waitFor();
  expect(await tab.title()).toMatch(/^TEST/);
  await tab.close();
}

/** The sandbox's own sign-in takes no password, on the page and by request. */
async function failToSignInByPassword(): Promise<void> {
  const context = await browser.newContext();
  const page = await openPage(context, faults);
  await page.goto(`${app.sandboxUrl}/sign-in`);
  await page.getByRole('heading', { name: 'Use Login to Sandbox' }).waitFor();
  expect(await page.locator('input').count()).toBe(0);
  await context.close();
  const body = JSON.stringify({ email: EMAIL, password: PASSWORD });
  const json = ['-H', 'content-type: application/json', '-H', `origin: ${app.sandboxUrl}`];
  const tried = curl(`${app.sandboxUrl}/app/sign-in`, ...json, '-d', body);
  expect(tried.status).toBe(403);
  expect(tried.body).toMatchObject({ error: { code: 'use-login-to-sandbox' } });
}

function createBody(pdf: Buffer, title: string): string {
  const file = join(data.path, 'body.json');
  const box = (x: number) => ({ type: 'signature', page: 1, x, y: 640, w: 150, h: 60 });
  const place = { type: 'textbox', page: 1, x: 72, y: 600, w: 200, h: 20, options: { name: 'place' } };
  const signers = [
    { name: 'Mia Torres', email: 'mia@example.com', role: 'Designer', widgets: [place, box(72)] },
    { name: 'Kai Lindqvist', email: 'kai@example.com', role: 'Client', widgets: [box(300)] },
  ];
  writeFileSync(file, JSON.stringify({ title, file: pdf.toString('base64'), sendInOrder: true, signers }));
  return `@${file}`;
}

test('the main job, from sign-up to a sealed PDF', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const desktop = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await openPage(desktop, faults);
  await signUp(page);
  await upgrade(page);
  await page.goto(`${app.liveUrl}/settings/api-token`);
  const live = await tokenFrom(page, 'Live');
  const sandbox = await tokenFrom(page, 'Sandbox');
  expect(live).toMatch(/^live\./);
  expect(sandbox).toMatch(/^test\./);
  await loginToSandbox(page);
  await failToSignInByPassword();

  const api = `${app.liveUrl}/api/v1.2`;
  const auth = ['-H', `x-api-token: ${live}`];
  const json = [...auth, '-H', 'content-type: application/json'];
  expect(curl(`${api}/webhook`, ...json, '-d', JSON.stringify({ url: catcher.url })).status).toBe(200);
  const pdf = await printedContract(browser);
  const created = curl(`${api}/createdocument`, ...json, '-d', createBody(pdf, 'Services agreement'));
  expect(created.status).toBe(200);
  const id = String(created.body.objectId);
  const links = (created.body.signurl as { url: string }[]).map((one) => one.url);
  expect(links).toHaveLength(2);

  const mailbox = await openMailbox(app.mailboxUrl);
  const request = await mailbox.waitFor('mia@example.com', /asks you to sign: Services agreement/);
  expect(request.text).toContain(links[0]);
  const phone = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  await signOnPhone(await openPage(phone, faults), links[0] ?? '', 'Bristol');
  const turn = await mailbox.waitFor('kai@example.com', /asks you to sign: Services agreement/);
  expect(turn.text).toContain(links[1]);
  await signOnDesktop(await openPage(await browser.newContext({ locale: 'en-GB' }), faults), links[1] ?? '');

  const document = curl(`${api}/document/${id}`, ...auth).body;
  expect(document.status).toBe('completed');
  const finished = Buffer.from(await (await fetch(String(document.file))).arrayBuffer());
  const certificate = Buffer.from(await (await fetch(String(document.certificate))).arrayBuffer());
  for (const file of [finished, certificate]) {
    const said = judge(file);
    expect(said.pdfsig).toContain('Signature is Valid');
    expect(said.lastCoversWholeFile).toBe(true);
    expect(said.qpdfClean).toBe(true);
  }
  expect(textOf(finished)).toContain('Bristol');
  expect(textOf(certificate)).toContain('Kai Lindqvist');
  for (const address of ['mia@example.com', 'kai@example.com', EMAIL]) {
    expect((await mailbox.waitFor(address, /^Completed: Services agreement/)).files).toHaveLength(2);
  }
  await catcher.waitFor('completed', id);
  const events = catcher.caught.filter((one) => one.body.objectId === id).map((one) => one.body.event);
  expect(events).toEqual(['created', 'viewed', 'signed', 'viewed', 'signed', 'completed']);

  const other = curl(`${api}/createdocument`, ...json, '-d', createBody(pdf, 'Other agreement')).body;
  expect(curl('-X', 'POST', `${api}/document/${other.objectId}`, ...auth).status).toBe(200);
  await catcher.waitFor('declined', String(other.objectId));
  expect(curl(`${api}/document/${other.objectId}`, ...auth).body.status).toBe('declined');
  const wrong = curl(`${app.sandboxUrl}/api/v1.2/getuser`, ...auth);
  expect(wrong).toEqual({ status: 405, body: { error: 'Invalid API Token!' } });
  expect(curl(`${app.sandboxUrl}/api/v1.2/document/${id}`, '-H', `x-api-token: ${sandbox}`).status).toBe(404);

  await app.stop();
  app = await startApp(options);
  expect(curl(`${api}/document/${id}`, ...auth).body.status).toBe('completed');
  expect(curl(`${api}/getcredits`, ...auth).body.total_credits).toBe(98);
  expect(faults).toEqual([]);
}, 180_000);
