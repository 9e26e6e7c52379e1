import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../src/domain/refusal.ts';
import { normaliseWidgets } from '../../src/domain/widget/normalise.ts';
import type { Caller } from '../../src/features/caller.ts';
import { sealDocument } from '../../src/features/sealing/seal-document.ts';
import { matches } from '../../src/platform/text/matches.ts';
import { recipient, sentDocument } from '../support/documents.ts';
import { insertOwner } from '../support/rows.ts';
import { type SigningServer, signingServer } from '../support/signing-server.ts';
import { openBrowser, openPage } from './people.ts';

const run = promisify(execFile);
const faults: string[] = [];
let served: SigningServer;
let browser: Browser;
let owner: Caller;
let folder: string;
beforeAll(async () => {
  served = await signingServer();
  owner = await insertOwner(served.environment.deps, { plan: 'teams' });
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'signet-widgets-'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

/** As a client of the API sends them, one under the other. */
async function documentOf(wires: readonly object[]) {
  const placed = wires.map((wire, at) => ({ page: 1, x: 300, y: 30 + at * 34, w: 200, h: 22, ...wire }));
  const widgets = normaliseWidgets([placed], matches);
  if (isRefusal(widgets)) throw new Error(JSON.stringify(widgets));
  const mia = { email: 'mia@example.com', name: 'Mia Torres', company: 'Larkfield', jobTitle: 'Designer' };
  return sentDocument(served.environment.deps, owner, {
    recipients: [recipient({ ...mia, widgets: widgets[0] ?? [] })],
  });
}

async function opened(link: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await openPage(context, faults);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  return page;
}

const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

test('each kind of field keeps to its options on the page and stands in the sealed file as it was filled', async () => {
  const document = await documentOf([
    {
      type: 'textbox',
      options: { name: 'Code', regularexpression: '/^[A-Z]{3}$/', hint: 'Three capitals', color: 'red' },
    },
    { type: 'textbox', options: { name: 'Fixed', default: 'Net 30', readonly: true, fontsize: 99 } },
    { type: 'number', options: { name: 'price', decimalplaces: 2, default: 12 } },
    { type: 'number', options: { name: 'sum', formula: '{{price}} * 2', decimalplaces: 0 } },
    { type: 'date', options: { name: 'Start', format: 'dd.mm.yyyy', min_date: '2024-05-01', default: '02.05.2024' } },
    { type: 'date', options: { name: 'Signed', signing_date: true, format: 'yyyy-mm-dd' } },
    {
      type: 'checkbox',
      h: 40,
      options: { name: 'Topics', values: ['law', 'art', 'tax'], validation: { minselections: 2 } },
    },
    { type: 'radio button', y: 300, h: 34, options: { name: 'Plan', values: ['small', 'large'], default: 'small' } },
    { type: 'dropdown', options: { name: 'Land', values: ['Peru', 'Chile'] } },
    { type: 'cells', options: { name: 'Plate', cell_count: 4 } },
    { type: 'company' },
    { type: 'job title' },
    { type: 'email' },
    { type: 'name', options: { hide_text_with_asterisks: true } },
    { type: 'signature', x: 40, w: 150, h: 60 },
  ]);
  const page = await opened(document.recipients[0]?.url ?? '');
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  await page.getByText('Three capitals. Required.').waitFor();
  await box('Code').fill('ab');
  await expect.poll(() => page.locator('.field.wrong').count()).toBe(1);
  await next(page);
  await page.getByText('This answer doesn’t have the form the sender asked for.').waitFor();
  await box('Code').fill('ABC');
  await expect.poll(() => page.locator('.field.wrong').count()).toBe(0);
  await next(page);
  // What has a value already is skipped; fields can be opened in any order.
  await page.getByRole('group', { name: 'Topics' }).waitFor();
  await page.getByLabel('law').check();
  await next(page);
  await page.getByText('Choose at least 2.', { exact: true }).waitFor();
  await page.getByLabel('tax').check();
  await next(page);
  await page.getByRole('combobox', { name: 'Land' }).selectOption('Chile');
  await next(page);
  await box('Plate').fill('XK7Q');
  await page.getByRole('button', { name: /^price/ }).click();
  await box('price').fill('7.505');
  await next(page);
  await page.getByText('Use at most 2 decimals.').waitFor();
  await box('price').fill('7.5');
  await page.getByRole('button', { name: /^Start, |^Start: / }).click();
  await page.getByText('Written as dd.mm.yyyy. Not before 01.05.2024.').waitFor();
  await page.locator('input[type=date]').fill('2024-04-01');
  await next(page);
  await page.getByText('Choose 01.05.2024 or later.').waitFor();
  await page.locator('input[type=date]').fill('2024-06-07');
  await next(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await page.locator('.field').allInnerTexts()).toContain('15');
  expect(await page.locator('.field.own', { hasText: '*** ******' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Sign and finish' }).click();
  await page.getByRole('heading', { name: 'Signed' }).waitFor();

  await sealDocument(served.environment.deps, document.id);
  const row = await served.environment.deps.db
    .selectFrom('document')
    .select('final_blob')
    .where('id', '=', document.id)
    .executeTakeFirstOrThrow();
  const path = join(folder, 'sealed.pdf');
  await writeFile(path, await served.environment.deps.blobs.get(row.final_blob ?? ''));
  const { stdout } = await run('pdftotext', ['-layout', '-l', '1', path, '-']);
  for (const words of [
    'ABC',
    'Net 30',
    '7.50',
    '15',
    '07.06.2024',
    'Chile',
    'Larkfield',
    'Designer',
    'mia@example.com',
  ]) {
    expect(stdout).toContain(words);
  }
  expect(stdout).toMatch(new RegExp(new Date().toISOString().slice(0, 10)));
  expect(stdout).toMatch(/☑\s*law[\s\S]*☐\s*art[\s\S]*☑\s*tax[\s\S]*◉\s*small[\s\S]*○\s*large/);
  expect(stdout.replace(/\s/g, '')).toContain('XK7Q');
  expect(stdout).toContain('*** ******');
  expect(stdout).not.toContain('Mia Torres');
  expect(faults).toEqual([]);
}, 90_000);

test('a pattern that runs away holds up neither the page nor the act', async () => {
  const document = await documentOf([
    // Behind a sign that no trial text begins with: it is only found out while somebody types.
    { type: 'textbox', options: { name: 'Trap', regularexpression: '^#(a+)+$' } },
    { type: 'signature', x: 40, h: 60 },
  ]);
  const page = await opened(document.recipients[0]?.url ?? '');
  const typed = Date.now();
  await page.getByRole('textbox', { name: 'Trap' }).fill(`#${'a'.repeat(34)}!`);
  await page.getByRole('textbox', { name: 'Trap' }).press('End');
  expect(Date.now() - typed).toBeLessThan(3000);
  await expect.poll(() => page.locator('.field.wrong').count(), { timeout: 10_000 }).toBe(1);
  await next(page);
  await page.getByText('This answer takes too long to check. Make it shorter.').waitFor();
  await page.getByRole('textbox', { name: 'Trap' }).fill('#aaa');
  await next(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Sign and finish' }).click();
  await page.getByRole('heading', { name: 'Signed' }).waitFor();
}, 60_000);
