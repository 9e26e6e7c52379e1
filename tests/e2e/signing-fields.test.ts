import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentSettings } from '../../src/domain/document/types.ts';
import type { Widget } from '../../src/domain/widget/types.ts';
import type { Caller } from '../../src/features/caller.ts';
import type { NewDocument } from '../../src/features/documents/new-document.ts';
import { recipient, sentDocument, widget } from '../support/documents.ts';
import { plainPdf } from '../support/plain-pdf.ts';
import { insertOwner } from '../support/rows.ts';
import { type SigningServer, signingServer } from '../support/signing-server.ts';
import { openBrowser, openPage } from './people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults: string[] = [];
let served: SigningServer;
let browser: Browser;
let owner: Caller;
let folder: string;

beforeAll(async () => {
  served = await signingServer();
  owner = await insertOwner(served.environment.deps);
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'signet-fields-'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;

async function linkOf(
  widgets: readonly Widget[],
  settings: Partial<DocumentSettings> = {},
  more: Partial<NewDocument> = {},
): Promise<string> {
  const mia = recipient({ email: 'mia@example.com', name: 'Mia Torres', company: 'Larkfield', widgets });
  const document = await sentDocument(served.environment.deps, owner, { ...more, settings, recipients: [mia] });
  return document.recipients[0]?.url ?? '';
}

async function visit(link: string, device: object, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ ...device, colorScheme, reducedMotion: 'reduce' });
  const page = await openPage(context, faults);
  await page.goto(link);
  return page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

async function expectAccessible(page: Page): Promise<void> {
  // A script of the page's own origin is all that its policy allows; the browser's own evaluation is none of it.
  await page.evaluate(axe);
  const found = await page.evaluate('axe.run()');
  const { violations } = found as { violations: { id: string; nodes: { target: unknown }[] }[] };
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => String(target))])).toEqual([]);
}

/** What the server holds of the fields of the page's person. */
async function stored(page: Page): Promise<{ widgets: readonly Widget[]; answers: Record<string, unknown> }> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const row = await served.environment.deps.db
    .selectFrom('recipient')
    .select(['widgets', 'answers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { widgets: row.widgets, answers: row.answers };
}

async function saved(page: Page, check: (now: Awaited<ReturnType<typeof stored>>) => boolean): Promise<void> {
  await expect.poll(async () => check(await stored(page)), { timeout: 10_000 }).toBe(true);
}

test('files are attached on a phone, refused by name, there after a closed tab, and part of the act', async () => {
  const bill = join(folder, 'bill.pdf');
  const notes = join(folder, 'notes.txt');
  await writeFile(bill, plainPdf({ pages: 2 }));
  await writeFile(notes, 'plain text');
  const proof = widget('attachments', { name: 'Proof of address', hint: 'A bill or a lease' }, { y: 300 });
  const link = await linkOf([proof, widget('signature', {}, { y: 400 })]);
  const page = await visit(link, phone, 'dark');
  await page.getByRole('button', { name: 'Start', exact: true }).tap();
  await page.getByRole('heading', { name: 'Proof of address' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).tap();
  await page.getByText('This field is required.').waitFor();
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles([bill, notes]);
  await page.getByText('This kind of file can’t be used.').waitFor();
  await page.getByText('2 pages, ').waitFor();
  await expectAccessible(page);
  await shot(page, 'attach-phone-dark');
  await page.getByRole('button', { name: 'Close the message about notes.txt' }).tap();

  const again = await visit(link, desk, 'light');
  await again.getByRole('button', { name: /Proof of address/ }).click();
  await again.getByText('bill.pdf').waitFor();
  await expectAccessible(again);
  await shot(again, 'attach-desk-light');
  await again.getByRole('button', { name: 'Remove bill.pdf' }).click();
  await saved(again, ({ answers }) => JSON.stringify(answers[proof.id]) === '{"files":[]}');
  await again.locator('input[type=file]').setInputFiles(bill);
  await again.getByRole('button', { name: 'Remove bill.pdf' }).waitFor();
  await again.getByRole('button', { name: 'Next' }).click();
  await again.getByRole('button', { name: 'Apply' }).click();
  await again.getByRole('button', { name: 'Sign and finish' }).click();
  await again.getByRole('heading', { name: 'Signed' }).waitFor();
  expect(faults).toEqual([]);
}, 60_000);

test('on a phone a field is added by tapping, moved with a finger, sized, removed, and saved each time', async () => {
  const page = await visit(await linkOf([widget('signature')], { allowModifications: true }), phone, 'light');
  await page.getByRole('button', { name: 'Start', exact: true }).tap();
  await page.getByRole('button', { name: 'Close' }).tap();
  await shot(page, 'own-foot-phone-light');
  await page.getByRole('button', { name: 'Add a field' }).tap();
  await page.getByRole('heading', { name: 'Add a field' }).waitFor();
  await expectAccessible(page);
  await shot(page, 'own-palette-phone-light');
  await page.getByRole('button', { name: 'Text', exact: true }).tap();
  await page.getByText('Text: tap the page where it goes.').waitFor();
  await shot(page, 'own-armed-phone-light');
  await page.locator('#page-1').tap({ position: { x: 150, y: 200 } });
  await page.getByRole('textbox', { name: 'Text' }).fill('Agreed');
  await shot(page, 'own-question-phone-light');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Larger' }).tap();
  await saved(page, ({ widgets, answers }) => widgets[1]?.w === 180 && answers['own-1'] === 'Agreed');
  await page.getByRole('button', { name: 'Close' }).tap();

  const before = (await stored(page)).widgets[1];
  const box = await page.locator('#field-own-1').boundingBox();
  if (!box) throw new Error('The field is not shown.');
  const finger = await page.context().newCDPSession(page);
  const at = (by: number) => [{ x: box.x + 20 + by, y: box.y + box.height / 2 + by }];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const by of [8, 20, 40])
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(by) });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const moved = (40 * 595) / 360;
  await saved(page, ({ widgets }) => Math.abs((widgets[1]?.x ?? 0) - (before?.x ?? 0) - moved) < 3);
  await shot(page, 'own-moved-phone-light');

  await page.locator('#field-own-1').tap();
  await page.getByRole('button', { name: 'Move', exact: true }).tap();
  await page.locator('#page-1').tap({ position: { x: 180, y: 300 } });
  await saved(page, ({ widgets }) => Math.abs((widgets[1]?.y ?? 0) + 11.4 - (300 * 595) / 360) < 3);
  await page.locator('#field-own-1').tap();
  await page.getByRole('button', { name: 'Remove' }).tap();
  await saved(page, ({ widgets, answers }) => widgets.length === 1 && answers['own-1'] === undefined);
  expect(faults).toEqual([]);
}, 60_000);

test('a document of one’s own is filled at a desk with the keyboard alone', async () => {
  const given = { ...widget('textbox', { name: 'Remark', required: false }, { x: 80, y: 500 }), own: true } as const;
  const page = await visit(await linkOf([given], {}, { kind: 'self-sign' }), desk, 'dark');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start', exact: true }).press('Enter');
  await page.getByRole('textbox', { name: 'Remark' }).press('Escape');
  await page.locator(`#field-${given.id}`).press('Shift+ArrowRight');
  await page.locator(`#field-${given.id}`).press('Alt+ArrowDown');
  await saved(page, ({ widgets }) => widgets[0]?.x === 90 && widgets[0]?.h === given.h + 1);
  await shot(page, 'self-moved-desk-dark');
  await page.getByRole('button', { name: 'Add a field' }).press('Enter');
  await page.getByRole('button', { name: 'Name', exact: true }).press('Enter');
  await shot(page, 'self-armed-desk-dark');
  await page.getByRole('button', { name: 'Place it here' }).press('Enter');
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Mia Torres');
  await page.getByRole('textbox', { name: 'Name' }).press('Escape');
  await page.locator('#field-own-1').press('Delete');
  await saved(page, ({ widgets }) => widgets.length === 1);
  await page.getByRole('button', { name: 'Add your signature' }).press('Enter');
  await page.getByRole('button', { name: 'Place it here' }).press('Enter');
  await page.getByRole('textbox', { name: 'Your name' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Apply' }).press('Enter');
  await page.getByRole('button', { name: 'Sign and finish' }).waitFor();
  await shot(page, 'self-ready-desk-dark');
  await page.getByRole('button', { name: 'Sign and finish' }).press('Enter');
  await page.getByRole('heading', { name: 'Signed' }).waitFor();
  expect((await stored(page)).widgets.map(({ type, own }) => [type, own])).toEqual([
    ['textbox', true],
    ['signature', true],
  ]);
  expect(faults).toEqual([]);
}, 60_000);

test('with a mouse a field is dragged, and drawn larger by its corner', async () => {
  const page = await visit(await linkOf([widget('signature')], { allowModifications: true }), desk, 'light');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Add a field' }).click();
  await shot(page, 'own-palette-desk-light');
  await page.getByRole('button', { name: 'Characters' }).click();
  await page.locator('#page-1').click({ position: { x: 300, y: 300 } });
  await page.getByRole('textbox', { name: 'Characters' }).fill('AB12');
  await shot(page, 'own-cells-desk-light');
  await page.getByRole('button', { name: 'Close' }).click();
  await saved(page, ({ widgets }) => widgets[1]?.options.cellCount === 5);
  const corner = await page.locator('.corner').boundingBox();
  if (!corner) throw new Error('The corner is not shown.');
  await page.mouse.move(corner.x + 7, corner.y + 7);
  await page.mouse.down();
  await page.mouse.move(corner.x + 60, corner.y + 10, { steps: 4 });
  await page.mouse.move(corner.x + 7 + 162, corner.y + 7, { steps: 4 });
  await page.mouse.up();
  await saved(page, ({ widgets }) => (widgets[1]?.options.cellCount ?? 0) > 5);
  await expectAccessible(page);
  await shot(page, 'own-larger-desk-light');
  expect(faults).toEqual([]);
}, 60_000);
