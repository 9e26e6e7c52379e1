import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { openBrowser, openPage, whatPagesSay } from './people.ts';

const PASSWORD = 'Correct-horse1';
const data = temporaryDataDir();
const files = mkdtempSync(join(tmpdir(), 'signet-drop-'));
const faults: string[] = [];
let app: AppProcess;
let browser: Browser;
let page: Page;
/** Clicks that the browser made of pointer input, and drops. */
let counted = 0;

beforeAll(async () => {
  app = await startApp({ dataDir: data.path, ports: await freePorts() });
  browser = await openBrowser();
  const email = ['--email', 'ana@larkfield.example'];
  const name = ['--name', 'Ana Brandt', '--plan', 'enterprise'];
  await app.cli('account', 'create', ...email, '--password', PASSWORD, ...name);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  page = await openPage(context, faults);
  await page.exposeFunction('countClick', () => {
    counted += 1;
  });
  await page.addInitScript(() => {
    const count = (event: Event) => event.isTrusted && (window as unknown as { countClick(): void }).countClick();
    window.addEventListener('drop', count, true);
    // A key that presses a button makes a click without a pointer.
    window.addEventListener('click', (event) => event.detail > 0 && count(event), true);
  });
  await page.goto(`${app.liveUrl}/sign-in`);
  await page.getByLabel('Email').fill('ana@larkfield.example');
  await page.keyboard.press('Enter');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('Drop a PDF to send it').waitFor();
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  data.remove();
  rmSync(files, { recursive: true, force: true });
});

/** A page with a line to sign on. */
async function agreement(name: string, asks: string): Promise<string> {
  const maker = await browser.newPage();
  await maker.setContent(`<h1>Services agreement</h1><p>Both sides agree.</p><p style="margin-top:200px">${asks}</p>`);
  const path = join(files, name);
  writeFileSync(path, await maker.pdf({ format: 'A4' }));
  await maker.close();
  return path;
}

/** Carries a file from outside over the window and lets it fall, as the browser itself hears it. */
async function carry(paths: readonly string[]): Promise<void> {
  const pointer = await page.context().newCDPSession(page);
  const event = { x: 640, y: 300, data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await pointer.send('Input.dispatchDragEvent', { type, ...event });
  }
}

/** The same, where the file becomes a draft. */
async function drop(paths: readonly string[], leadsTo = /\/documents\/\w+\/edit$/): Promise<void> {
  await carry(paths);
  await page.waitForURL(leadsTo);
  await page.getByRole('region', { name: /^Page 1 of/ }).waitFor();
}

async function type(text: string): Promise<void> {
  await expect.poll(() => page.locator(':focus').getAttribute('role')).toBe('combobox');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('from a dropped file to sent: four clicks where the file asks for the signature', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const file = await agreement('Agreement.pdf', 'Signature: ______________________');
  await page.goto(app.liveUrl);
  await page.getByText('Drop a PDF to send it').waitFor();
  counted = 0;
  await drop([file]);
  await type('mia@example.com');
  await page.getByRole('button', { name: /^Suggested: Signature for/ }).click();
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to 1 person.').waitFor();
  expect(counted).toBe(4);
  expect(faults).toEqual([]);
});

test('five clicks where one chooses the spot', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const file = await agreement('Letter.pdf', 'Yours');
  await page.goto(app.liveUrl);
  await page.getByText('Drop a PDF to send it').waitFor();
  counted = 0;
  await drop([file]);
  await type('kai@example.com');
  await page.getByRole('button', { name: 'Signature', exact: true }).click();
  await page.getByRole('region', { name: 'Page 1 of 1' }).click({ position: { x: 300, y: 300 } });
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to 1 person.').waitFor();
  expect(counted).toBe(5);
  expect(faults).toEqual([]);
});

test('a paper of one’s own: New, Sign it myself, the spot, Finish; the signature is made once', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const file = await agreement('Own.pdf', 'Signature: ______________________');
  await page.goto(app.liveUrl);
  await page.getByText('Drop a PDF to send it').waitFor();
  counted = 0;
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Sign it myself' }).click(),
  ]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: /^Suggested: Signature/ }).click();
  // Nothing is saved yet: the name is typed for one already.
  const apply = page.getByRole('button', { name: 'Apply' });
  const before = counted;
  await apply.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const making = counted - before;
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.waitForURL(/\/documents\/\w+$/);
  await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 30_000 });
  expect(counted - making).toBe(4);
  expect(faults).toEqual([]);
});

test('by keys alone: several files become one document, its pages are arranged, it is filled and sent', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  await page.goto(app.liveUrl);
  await page.getByText('Drop a PDF to send it').waitFor();
  await drop([await agreement('First.pdf', 'One'), await agreement('Second.pdf', 'Two')]);
  await page.getByRole('region', { name: 'Page 1 of 2' }).waitFor();
  counted = 0;
  await type('mia@example.com');
  // The first page goes behind the second, which is turned; both steps are one.
  await focus('Page 1 of 2, arrange pages');
  await page.keyboard.press('Enter');
  await focus('Move page 1 down');
  await page.keyboard.press('Enter');
  await focus('Turn page 1 right');
  await page.keyboard.press('Enter');
  await focus('Add a blank page');
  await page.keyboard.press('Enter');
  await focus('Apply');
  await page.keyboard.press('Enter');
  const first = page.getByRole('region', { name: 'Page 1 of 3' });
  await first.waitFor();
  const turned = await first.boundingBox();
  expect(turned && turned.width > turned.height).toBe(true);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('region', { name: 'Page 1 of 2' }).waitFor();
  await page.keyboard.press('Control+Shift+z');
  await first.waitFor();

  await focus('Signature');
  await page.keyboard.press('Enter');
  await page.getByText('Ready to send').waitFor();
  await page.keyboard.press('Control+Enter');
  await focus('Send');
  await page.keyboard.press('Enter');
  await page.getByText('Sent to 1 person.').waitFor();
  expect(counted).toBe(0);
  expect(faults).toEqual([]);
});

/** A template with one role and its signature, made in the editor of a file. */
async function template(file: string, role: string): Promise<void> {
  await page.goto(`${app.liveUrl}/templates/new`);
  await page.getByText('Drop the file that you send again and again').waitFor();
  await drop([file], /\/templates\/\w+\/edit$/);
  await type(role);
  await page.getByRole('button', { name: /^Suggested: Signature for/ }).click();
  await page.getByText('Ready to use').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/\/templates$/);
}

test('a template is made with roles in place of people; used, it takes two clicks and stays as it is', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  await template(await agreement('Lease.pdf', 'Signature: ______________________'), 'Tenant');
  await page.getByRole('link', { name: 'Use Lease' }).waitFor();
  counted = 0;
  await page.getByRole('link', { name: 'Use Lease' }).click();
  await expect.poll(() => page.locator(':focus').getAttribute('type')).toBe('email');
  await page.keyboard.type('noor@example.com');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to 1 person.').waitFor();
  expect(counted).toBe(2);
  // It can be taken back, and is then a draft with its person.
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByText('noor@example.com').waitFor();
  await page.goto(`${app.liveUrl}/templates`);
  await page.getByText('Tenant').waitFor();
  expect(faults).toEqual([]);
});

test('a bulk send of 200 rows takes four clicks, the drop among them', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  const rows = Array.from({ length: 200 }, (_, n) => `t${n + 1}@example.com;Tenant ${n + 1}`);
  const path = join(files, 'tenants.csv');
  writeFileSync(path, ['E-Mail;Tenant::Name', ...rows].join('\r\n'));
  await page.goto(`${app.liveUrl}/templates`);
  await page.getByRole('link', { name: 'Bulk send Lease' }).waitFor();
  counted = 0;
  await page.getByRole('link', { name: 'Bulk send Lease' }).click();
  await page.getByText('Drop a CSV or XLSX file').waitFor();
  await carry([path]);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('200 documents, 200 credits').waitFor();
  await page.getByRole('button', { name: 'Send 200' }).click();
  await page.getByText('All 200 documents were sent').waitFor({ timeout: 60_000 });
  expect(counted).toBe(4);
  expect(faults).toEqual([]);
});

test('by keys alone: a template is used, and rows are typed, told to be wrong, mended and sent', async () => {
  onTestFailed(async () => console.error(await whatPagesSay(browser)));
  await page.goto(`${app.liveUrl}/templates`);
  counted = 0;
  await focus('Use Lease', 'link');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator(':focus').getAttribute('type')).toBe('email');
  await page.keyboard.type('noor@example.com');
  await focus('Send');
  await page.keyboard.press('Enter');
  await page.getByText('Sent to 1 person.').waitFor();

  await page.goto(`${app.liveUrl}/templates`);
  await focus('Bulk send Lease', 'link');
  await page.keyboard.press('Enter');
  await focus('Type the rows');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Tenant::Email' }).waitFor();
  await page.keyboard.type('noor@example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('=cmd');
  await focus('Check');
  await page.keyboard.press('Enter');
  await page.getByText('“=cmd” in Tenant::Name looks like a formula. Write its value.').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Noor');
  await focus('Check');
  await page.keyboard.press('Enter');
  await page.getByText('1 document, 1 credit').waitFor();
  await focus('Send 1');
  await page.keyboard.press('Enter');
  await page.getByText('All 1 document was sent').waitFor({ timeout: 30_000 });
  expect(counted).toBe(0);
  expect(faults).toEqual([]);
});

/** By Tab from wherever one is. */
async function focus(name: string, role: 'button' | 'link' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  await wanted.waitFor();
  const isThere = () => wanted.evaluate((node) => node === node.ownerDocument.activeElement);
  for (let step = 0; step < 80 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
  expect(await isThere(), name).toBe(true);
}
