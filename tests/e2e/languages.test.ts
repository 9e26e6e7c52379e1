import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../src/domain/language/languages.ts';
import { recipient, sentDocument, widget } from '../support/documents.ts';
import { insertOwner } from '../support/rows.ts';
import { type SigningServer, signingServer } from '../support/signing-server.ts';
import { openBrowser, openPage } from './people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults: string[] = [];
let served: SigningServer;
let browser: Browser;
beforeAll(async () => {
  served = await signingServer();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function visit(language: Language, device: object, colorScheme: 'light' | 'dark'): Promise<Page> {
  const owner = await insertOwner(served.environment.deps);
  const widgets = [
    { ...widget('textbox'), id: 'text', page: 1, x: 60, y: 60, w: 200, h: 24 },
    { ...widget('signature'), id: 'sign', page: 1, x: 60, y: 160, w: 200, h: 60 },
  ];
  const mia = recipient({ email: 'mia@example.com', name: 'Mia Torres', language, widgets });
  const { recipients } = await sentDocument(served.environment.deps, owner, { recipients: [mia] });
  const page = await openPage(await browser.newContext({ ...device, colorScheme, reducedMotion: 'reduce' }), faults);
  await page.goto(recipients[0]?.url ?? '');
  return page;
}

function phone(width: number) {
  return { viewport: { width, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
}

async function look(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
  expect(violations.map(({ id }) => id)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

test('a document is read and signed from right to left by touch, and the pages stay as they are', async () => {
  const page = await visit('ar', phone(360), 'light');
  await page.getByRole('button', { name: 'ابدأ' }).waitFor();
  await look(page, 'ar-360-open');
  const field = page.locator('#field-text');
  const across = async () => {
    const [box, sheet] = [await field.boundingBox(), await page.locator('[id="page-1"]').boundingBox()];
    return box && sheet ? box.x - sheet.x < sheet.width / 4 : undefined;
  };
  expect(await across()).toBe(true);
  await page.getByRole('button', { name: 'ابدأ' }).tap();
  await page.getByRole('textbox', { name: 'النص' }).fill('مرحبا');
  await look(page, 'ar-360-sheet');
  await page.getByRole('button', { name: 'التالي' }).tap();
  await page.getByText('كتابة', { exact: true }).tap();
  await page.getByRole('textbox', { name: 'اسمكم' }).waitFor();
  await look(page, 'ar-360-signature');
  await page.getByRole('button', { name: 'تطبيق' }).tap();
  await page.getByRole('button', { name: 'التوقيع والإنهاء' }).tap();
  await page.getByRole('heading', { name: 'تم التوقيع' }).waitFor();
  await look(page, 'ar-360-done');
  const consent = await served.environment.deps.db
    .selectFrom('audit_event')
    .select('data')
    .where('kind', '=', 'consented')
    .executeTakeFirstOrThrow();
  expect(consent.data).toMatchObject({ language: 'ar' });
  expect(faults).toEqual([]);
}, 60_000);

test('the longest language fits the narrowest phone, and another one is chosen in the menu', async () => {
  const page = await visit('de', phone(320), 'dark');
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await look(page, 'de-320-open');
  await page.getByRole('button', { name: 'Menü' }).tap();
  await page.getByRole('button', { name: 'Sprache' }).tap();
  await look(page, 'de-320-languages');
  await page.getByRole('link', { name: 'हिन्दी' }).tap();
  await page.getByRole('button', { name: 'शुरू करें' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('hi');
  await look(page, 'hi-320-open');
  expect(faults).toEqual([]);
}, 60_000);

test.each(['ja', 'ar'] as const)(
  '%s on a wide screen',
  async (language) => {
    const page = await visit(language, { viewport: { width: 1280, height: 800 } }, 'dark');
    await page.locator('#field-text').waitFor();
    await look(page, `${language}-1280-open`);
    expect(faults).toEqual([]);
  },
  60_000,
);
