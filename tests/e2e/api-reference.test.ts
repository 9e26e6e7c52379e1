import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { openBrowser, openPage, whatPagesSay } from './people.ts';

const EMAIL = 'ana@larkfield.example';
const PASSWORD = 'Correct-horse1';
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const data = temporaryDataDir();
const faults: string[] = [];
let app: AppProcess;
let browser: Browser;

beforeAll(async () => {
  app = await startApp({ dataDir: data.path, ports: await freePorts() });
  browser = await openBrowser();
  await app.cli('account', 'create', '--email', EMAIL, '--password', PASSWORD, '--name', 'Ana Brandt');
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  data.remove();
});

async function signIn(page: Page): Promise<void> {
  await page.goto(`${app.liveUrl}/sign-in?next=/settings/api-reference`);
  await page.getByLabel('Email').fill(EMAIL);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/api-reference/);
}

function openCall(page: Page, method: string, path: string): Promise<void> {
  return page
    .getByRole('navigation', { name: 'Operations' })
    .getByRole('link', { name: `${method} ${path}` })
    .click();
}

/** What axe finds, and how far the page is wider than its window. */
async function problems(page: Page): Promise<unknown> {
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) => ({
    axe: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))`);
}

test('a call is found, read and sent to the sandbox with a token of the page, which nothing keeps', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await openPage(context, faults);
  await signIn(page);
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('post document pdf');
  await page.getByRole('link', { name: 'GET /getuser' }).waitFor({ state: 'detached' });
  await openCall(page, 'POST', '/createdocument');
  await page.getByText('10 properties of signers').click();
  await page.getByRole('list', { name: 'Properties of signers' }).getByText('access_code', { exact: true }).waitFor();
  expect(await page.getByText('curl -X POST').textContent()).toContain(`${app.sandboxUrl}/api/v1.2/createdocument`);
  expect(await problems(page)).toEqual({ axe: [], overflow: 0 });

  await page.getByRole('tab', { name: 'Try it' }).click();
  await page.getByText('You have no sandbox token yet.', { exact: false }).waitFor();
  expect(await page.getByRole('link', { name: 'Open API Token' }).getAttribute('href')).toBe('/settings/api-token');
  const [made] = await Promise.all([
    page.waitForResponse(
      (response) => response.url().endsWith('/app/tokens') && response.request().method() === 'POST',
    ),
    page.getByRole('button', { name: 'Make a token for this page' }).click(),
  ]);
  const { token } = (await made.json()) as { token: string };
  await page.getByRole('button', { name: 'Send to the sandbox' }).click();
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  await answer.getByText('200', { exact: true }).waitFor();
  await answer.getByText('ratelimit-remaining').waitFor();
  const id = /"objectId": "(\w{10})"/.exec((await answer.textContent()) ?? '')?.[1] ?? '';

  // The document is there, and its file opens from the answer. By keys alone.
  await page.getByRole('searchbox', { name: 'Search calls' }).fill('read a document');
  const read = page.getByRole('link', { name: 'GET /document/{document_id}' });
  await read.waitFor();
  await read.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Describe' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('document_id').focus();
  await page.keyboard.type(id);
  await page.keyboard.press('Enter');
  await answer.getByText('etag', { exact: true }).waitFor();
  const link = answer.getByRole('link').first();
  expect((await fetch((await link.getAttribute('href')) ?? '')).headers.get('content-type')).toBe('application/pdf');

  const kept = await page.evaluate(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])',
  );
  expect(kept).not.toContain(token.slice(5));
  // Gone with the page; a live token is not even tried.
  await page.reload();
  await page.getByLabel('Sandbox API Token').fill('live.abcdefgh');
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByText('This is a live token', { exact: false }).waitFor();

  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate("document.documentElement.dir = 'rtl'");
  expect(await problems(page)).toEqual({ axe: [], overflow: 0 });
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, 'api-reference.png') });
  expect(faults).toEqual([]);
}, 60_000);
