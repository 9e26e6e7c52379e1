import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { plainPdf } from '../support/plain-pdf.ts';
import { openBrowser, openPage, signOnDesktop, whatPagesSay } from './people.ts';

const PASSWORD = 'Correct-horse1';
const data = temporaryDataDir();
const faults: string[] = [];
let app: AppProcess;
let browser: Browser;
let token: string;

beforeAll(async () => {
  app = await startApp({ dataDir: data.path, ports: await freePorts() });
  browser = await openBrowser();
  const email = ['--email', 'ana@larkfield.example'];
  await app.cli(
    'account',
    'create',
    ...email,
    '--password',
    PASSWORD,
    '--name',
    'Ana Brandt',
    '--plan',
    'professional',
  );
  token = await app.cli('token', 'create', ...email, '--environment', 'live');
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  data.remove();
});

async function draftLink(): Promise<string> {
  const place = { type: 'textbox', page: 1, x: 72, y: 600, w: 200, h: 20, options: { name: 'place', required: false } };
  const signature = { type: 'signature', page: 1, x: 72, y: 640, w: 150, h: 60 };
  const signers = [{ name: 'Mia Torres', email: 'mia@example.com', role: 'Designer', widgets: [place, signature] }];
  const answer = await fetch(`${app.liveUrl}/api/v1.2/draftdocument`, {
    method: 'POST',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Lighting', file: plainPdf().toString('base64'), signers }),
  });
  expect(answer.status).toBe(200);
  return String(((await answer.json()) as { url: unknown }).url);
}

async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved$/ })
    .waitFor();
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === node.ownerDocument.activeElement);
}

async function tabTo(element: Locator): Promise<void> {
  for (let step = 0; step < 20 && !(await isFocused(element)); step += 1) await element.page().keyboard.press('Tab');
  expect(await isFocused(element)).toBe(true);
}

test('a draft is edited through its link by mouse and by keys, sent, and signed', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await openPage(context, faults);
  await page.goto(await draftLink());

  // Somebody new, whose signature is still missing.
  await page.getByRole('combobox', { name: 'Add people by email or name' }).fill('kai.berg@example.com');
  await page.keyboard.press('Enter');
  await page.getByText('Kai has no signature field.').waitFor();

  // By mouse: pick, then click the page.
  await page.getByRole('button', { name: 'Signature', exact: true }).click();
  await page.getByRole('region', { name: 'Page 1 of 2' }).click({ position: { x: 380, y: 300 } });
  const placed = page.getByRole('button', { name: 'Signature, page 1, for Kai' });
  await placed.waitFor();
  await page.getByText('Ready to send').waitFor();

  // By keys: Enter on a kind places it and moves the focus there; arrows move it.
  await page.getByRole('combobox', { name: 'Add people by email or name' }).click();
  await tabTo(page.getByRole('button', { name: 'Initials', exact: true }));
  await page.keyboard.press('Enter');
  const initials = page.getByRole('button', { name: 'Initials, page 1, for Kai' });
  await expect.poll(() => isFocused(initials)).toBe(true);
  const before = await initials.boundingBox();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => ((await initials.boundingBox())?.y ?? 0) < (before?.y ?? 0)).toBe(true);
  await page.keyboard.press('Delete');
  await initials.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await initials.waitFor();
  await page.keyboard.press('Control+Shift+z');
  await initials.waitFor({ state: 'detached' });
  await saved(page);

  // What was done is still there after a reload.
  await page.reload();
  await placed.waitFor();

  // Taken back within ten seconds, then sent for good.
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await placed.waitFor();
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to 2 people. Mia Torres is first.').waitFor();
  const links = await page.getByRole('dialog').locator('code').allTextContents();
  expect(links).toHaveLength(2);

  const signer = await openPage(await browser.newContext({ locale: 'en-GB' }), faults);
  await signer.goto(links[0] ?? '');
  await signer.getByRole('button', { name: 'Start', exact: true }).waitFor();

  // The link to the draft has done its work.
  await page.reload();
  await page.getByText('This document has been sent.').waitFor();
  expect(faults).toEqual([]);
}, 60_000);

test('people who share an order number are asked together, the next when both have signed', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await openPage(context, faults);
  await page.goto(await draftLink());
  for (const name of ['kai', 'lea']) {
    await page.getByRole('combobox', { name: 'Add people by email or name' }).fill(`${name}@example.com`);
    await page.keyboard.press('Enter');
  }
  const numbers = page.getByLabel(/^Order number of/);
  const read = () => Promise.all([0, 1, 2].map((at) => numbers.nth(at).inputValue()));
  await numbers.nth(1).click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect.poll(read).toEqual(['1', '1', '2']);
  // By keys a person leaves those who sign together again, and one undoes it.
  await tabTo(page.getByRole('button', { name: /^Kai/ }).first());
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(read).toEqual(['1', '2', '3']);
  await page.keyboard.press('Control+z');
  await expect.poll(read).toEqual(['1', '1', '2']);
  for (const at of [1, 2]) {
    await page.keyboard.press(String(at + 1));
    await page.getByRole('button', { name: 'Signature', exact: true }).click();
    await page.getByRole('region', { name: 'Page 1 of 2' }).click({ position: { x: 60 + at * 200, y: 420 } });
  }
  await page.getByText('Ready to send').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Mia and Kai first, then Lea').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to 3 people. Mia Torres and Kai are first.').waitFor();
  expect(await page.getByText(/, gets it by email$/).count()).toBe(2);
  expect(faults).toEqual([]);
}, 60_000);

test('New makes a draft of a PDF, which its owner sends and its signer signs', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await openPage(context, faults);
  await page.goto(`${app.liveUrl}/sign-in`);
  await page.getByLabel('Email').fill('ana@larkfield.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Send for signature' }).click(),
  ]);
  await chooser.setFiles({ name: 'Lease.pdf', mimeType: 'application/pdf', buffer: plainPdf({ pages: 1 }) });
  await page.waitForURL(/\/documents\/\w+\/edit$/);
  await page.getByRole('combobox', { name: 'Add people by email or name' }).fill('mia.torres@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Signature', exact: true }).click();
  await page.getByRole('region', { name: 'Page 1 of 1' }).click({ position: { x: 300, y: 300 } });
  await page.getByText('Ready to send').waitFor();
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to 1 person.').waitFor();
  const link = (await page.getByRole('dialog').locator('code').first().textContent()) ?? '';
  await signOnDesktop(await openPage(await browser.newContext({ locale: 'en-GB' }), faults), link);
  expect(faults).toEqual([]);
}, 60_000);
