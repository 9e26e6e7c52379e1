import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verificationReport } from '../../src/contract/app/verify.ts';
import { appRoutes } from '../../src/http/app/routes.ts';
import { createServer } from '../../src/http/server.ts';
import { completedDocument } from '../support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../support/deps.ts';
import { plainPdf } from '../support/plain-pdf.ts';
import { openBrowser, openPage } from './people.ts';

const root = resolve(import.meta.dirname, '../..');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const faults: string[] = [];
const closers: (() => Promise<unknown>)[] = [];
let directory: string;
let browser: Browser;
let live: Place;
let sandbox: Place;

interface Place {
  readonly url: string;
  readonly document: Awaited<ReturnType<typeof completedDocument>>;
}

async function place(environment: TestEnvironment, web: string): Promise<Place> {
  const files = { web, signing: '/nonexistent' };
  const server = await createServer(environment.deps, [appRoutes], { trustedProxies: [], files });
  await server.listen({ host: '127.0.0.1', port: 0 });
  closers.unshift(
    () => server.close(),
    () => environment.close(),
  );
  const { port } = server.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, document: await completedDocument(environment.deps) };
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'signet-verify-page-'));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  const web = join(directory, 'web');
  await build({
    root: join(root, 'src/web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: web },
  });
  live = await place(await testEnvironment('live'), web);
  sandbox = await place(await testEnvironment('sandbox'), web);
  browser = await openBrowser();
  closers.unshift(() => browser.close());
}, 180_000);
afterAll(async () => {
  for (const close of closers) await close();
});

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 } };
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

async function open(at: Place, look: BrowserContextOptions = desktop, query = ''): Promise<Page> {
  const context = await browser.newContext({ ...look, locale: 'en-GB', timezoneId: 'Europe/London' });
  const page = await openPage(context, faults);
  await page.goto(`${at.url}/verify${query}`);
  await page.getByRole('button', { name: 'Choose a PDF' }).waitFor();
  return page;
}

/** By the button, as a person does. */
async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(directory, name);
  await writeFile(path, bytes);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a PDF' }).click(),
  ]);
  await chooser.setFiles(path);
  await page.getByRole('button', { name: 'Download report' }).waitFor();
}

/** Serious faults of accessibility, and anything wider than the window. */
async function problems(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const found: string[] = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then(({ violations }) => violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' ')))`,
  );
  const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  return wide ? [...found, 'wider than the window'] : found;
}

/** Kept where SCREENSHOTS names a folder, to lay beside the design. */
async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`), fullPage: true });
}

function forged({ document }: Place): Buffer {
  const bytes = Buffer.from(document.final);
  bytes[500] = (bytes[500] ?? 0) ^ 1;
  return bytes;
}

test('a sealed file is answered first, details say who, how and when, and the report can be kept', async () => {
  const page = await open(live);
  await choose(page, 'services-agreement.pdf', live.document.final);
  const answer = page.getByRole('heading', { level: 1 });
  expect(await answer.textContent()).toBe('Valid and unchanged');
  expect(await answer.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  await page.getByText('Nothing in it has changed since.').waitFor();
  await page.getByText(/^Mia Torres.*, Kai Lindqvist/).waitFor();
  await page.getByText('B-LTA, self-issued').waitFor();
  await page.getByText('The file was checked and not kept').waitFor();
  expect(await page.locator('details[open]').count()).toBe(0);
  await shoot(page, 'verify-valid');
  // By keyboard: the first row opens and closes.
  await page.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nobody’s name was checked').waitFor();
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download report' }).click(),
  ]);
  expect(kept.suggestedFilename()).toBe('services-agreement-verification.json');
  const report = verificationReport.parse(JSON.parse(await readFile(await kept.path(), 'utf8')));
  expect(report).toMatchObject({ verdict: 'valid-unchanged', sha256: live.document.sha256 });
  await page.getByRole('button', { name: 'Check another PDF' }).click();
  await page.getByRole('button', { name: 'Choose a PDF' }).waitFor();
  await page.context().close();
});

test('a changed file says so, with what changed open and first', async () => {
  const page = await open(live);
  await choose(page, 'services-agreement.pdf', forged(live));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Changed after signing');
  await page.getByText('Don’t rely on it.').waitFor();
  expect(await page.locator('details').first().textContent()).toContain('What changed');
  expect(await page.locator('details[open]').count()).toBe(1);
  await shoot(page, 'verify-changed');
  await page.context().close();
});

test('a QR code leads to what is known of its document, and a copy that is another file is named', async () => {
  const page = await open(live, phone, `?id=${live.document.id}`);
  await page.getByText('A document with this ID was completed here.', { exact: false }).waitFor();
  await shoot(page, 'verify-id');
  await choose(page, 'other.pdf', plainPdf());
  await page.getByText('No signature', { exact: true }).waitFor();
  await page.getByText('This file is not the finished file', { exact: false }).waitFor();
  await page.context().close();
});

test('the sandbox says first that its files have no legal effect', async () => {
  const page = await open(sandbox);
  await choose(page, 'test.pdf', sandbox.document.final);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Made in Sandbox, no legal effect');
  await shoot(page, 'verify-sandbox');
  await page.context().close();
  const abroad = await open(live);
  await choose(abroad, 'test.pdf', sandbox.document.final);
  expect(await abroad.getByRole('heading', { level: 1 }).textContent()).toBe('Made in Sandbox, no legal effect');
  await abroad.context().close();
});

test.each([
  ['360 light', phone, 'light'],
  ['360 dark', phone, 'dark'],
  ['1280 light', desktop, 'light'],
  ['1280 dark', desktop, 'dark'],
] as const)(
  'at %s nothing is cut off and axe finds nothing',
  async (name, look, colorScheme) => {
    const page = await open(live, { ...look, colorScheme });
    expect(await problems(page)).toEqual([]);
    await shoot(page, `verify-choose-${name.replace(' ', '-')}`);
    for (const [verdict, bytes] of [
      ['valid', live.document.final],
      ['changed', forged(live)],
      ['sandbox', sandbox.document.final],
      ['unsigned', plainPdf()],
    ] as const) {
      await choose(page, `a-rather-long-name-of-a-file-${verdict}.pdf`, bytes);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      expect(await problems(page)).toEqual([]);
      await shoot(page, `verify-${verdict}-${name.replace(' ', '-')}`);
      await page.getByRole('button', { name: 'Check another PDF' }).click();
    }
    await page.context().close();
  },
  90_000,
);

test('no page had an error in its scripts', () => {
  expect(faults).toEqual([]);
});
