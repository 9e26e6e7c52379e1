import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../src/features/caller.ts';
import { mailedCode, publicTemplate, wrongCode } from '../support/public-template.ts';
import { insertOwner } from '../support/rows.ts';
import { type SigningServer, signingServer } from '../support/signing-server.ts';
import { openBrowser, openPage } from './people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults: string[] = [];
let served: SigningServer;
let browser: Browser;
let owner: Caller;
let address: string;

beforeAll(async () => {
  served = await signingServer();
  const { deps } = served.environment;
  owner = await insertOwner(deps);
  await deps.db.updateTable('tenant').set({ plan_credits: 5 }).execute();
  address = `${deps.settings.publicUrl}/publicsign?templateid=${await publicTemplate(deps, owner)}`;
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;

async function visitor(look: BrowserContextOptions): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ ...look, reducedMotion: 'reduce' });
  return openPage(context, faults);
}

/** Kept where SHOTS names a folder, to lay beside the design. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

/** Right for screen readers, and no wider than the window. */
async function expectSound(page: Page): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate('axe.run()');
  const { violations } = found as { violations: { id: string; nodes: { target: unknown }[] }[] };
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => String(target))])).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
}

function code(email: string): Promise<string> {
  return mailedCode(served.environment.deps, email);
}

test('on a phone: name and address, the code from the mail, and the visitor signs a document of their own', async () => {
  const page = await visitor({ ...phone, colorScheme: 'dark' });
  await page.goto(address);
  await page.getByRole('heading', { name: 'Who is signing?' }).waitFor();
  await page.getByRole('button', { name: 'Mail me a code' }).tap();
  await page.getByText('Type your name.').waitFor();
  await expectSound(page);
  await shot(page, 'form-phone-dark');
  await page.getByLabel('Name').fill('Mia Torres');
  await page.getByLabel('Email').fill('mia@example.com');
  await page.getByRole('button', { name: 'Mail me a code' }).tap();

  await page.getByRole('heading', { name: 'Enter the code from your email' }).waitFor();
  await page.getByText('m••@example.com').waitFor();
  await page.getByText(/^Send a new code in \d+ s$/).waitFor();
  await page.getByLabel('6-digit code').pressSequentially(await wrongCode(served.environment.deps, 'mia@example.com'));
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.getByText('4 tries left.').waitFor();
  await page.getByLabel('6-digit code').pressSequentially(await code('mia@example.com'));
  await expectSound(page);
  await shot(page, 'code-phone-dark');
  await page.getByRole('button', { name: 'Continue' }).tap();

  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  expect(page.url()).toMatch(/\/sign\/r\/\w{10}$/);
  await page.getByRole('button', { name: 'Start', exact: true }).tap();
  await page.getByText('Type', { exact: true }).tap();
  await page.getByRole('button', { name: 'Apply' }).tap();
  await page.getByRole('button', { name: 'Sign and finish' }).tap();
  await page.getByRole('heading', { name: 'Signed' }).waitFor();
  await page.context().close();
});

test('without the script the same forms lead to the document; a closed template says so', async () => {
  const page = await visitor({ ...desk, javaScriptEnabled: false });
  await page.goto(address);
  await page.locator('noscript .visit-note').waitFor();
  await shot(page, 'form-desk-plain');
  await page.getByLabel('Name').fill('Kai Lindqvist');
  await page.getByLabel('Email').fill('kai@example.com');
  await page.getByLabel('Name').press('Enter');
  await page.getByRole('heading', { name: 'Enter the code from your email' }).waitFor();
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await page.getByText('A code was sent a moment ago.').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await code('kai@example.com'));
  await shot(page, 'code-desk-plain');
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'House rules' }).waitFor();
  expect(page.url()).toMatch(/\/sign\/r\/\w{10}$/);

  const { db } = served.environment.deps;
  await db.updateTable('account').set({ suspended_at: new Date() }).execute();
  const other = await visitor({ ...phone, colorScheme: 'light' });
  await other.goto(address);
  await other.getByRole('heading', { name: 'Not ready yet' }).waitFor();
  await other.getByText('contact Ana Brandt').waitFor();
  await expectSound(other);
  await shot(other, 'not-ready-phone');
  await db.updateTable('account').set({ suspended_at: null }).execute();
  expect(faults).toEqual([]);
});
