import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A page that fails the test on an error in its scripts. */
export async function openPage(context: BrowserContext, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  return page;
}

/** Several pages of real text, printed by the browser. */
export async function printedContract(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const clause = '<p>The Designer prepares the lighting concept and attends up to six site meetings. </p>'.repeat(30);
  await page.setContent(`<h1>Services agreement</h1>${clause}<h2>Fees</h2>${clause}`);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' } });
  await page.close();
  return pdf;
}

/** On a phone, by touch: Start, a text, a stroke, Sign and finish. */
export async function signOnPhone(page: Page, link: string, text: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).tap();
  await page.getByRole('textbox', { name: 'place' }).fill(text);
  await page.getByRole('button', { name: /^(Next|Done)$/ }).tap();
  await drawSignature(page);
  await tapAway(page.getByRole('button', { name: 'Apply' }));
  await page.getByRole('button', { name: 'Sign and finish' }).tap();
  await page.getByRole('heading', { name: 'Signed' }).waitFor();
}

/** One stroke of a finger, as touch events that the browser makes itself. */
async function drawSignature(page: Page): Promise<void> {
  await page.getByText('Sign above the line with your finger').waitFor();
  const box = await settledBox(page.getByLabel('Area to sign in'));
  const finger = await page.context().newCDPSession(page);
  const at = (step: number) => [{ x: box.x + 40 + step * 9, y: box.y + box.height / 2 + Math.sin(step / 2) * 30 }];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 20; step += 1) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) });
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.getByText('Sign above the line with your finger').waitFor({ state: 'hidden' });
  // A finger takes a moment to the next button; a tap in the same instant is a part of the stroke to the browser.
  await page.waitForTimeout(500);
}

/** Taps a button that goes when it is heard. The browser may take a tap close after a stroke for a part of it; one taps again then. */
async function tapAway(button: Locator): Promise<void> {
  await button.tap();
  const gone = await button.waitFor({ state: 'hidden', timeout: 3_000 }).then(
    () => true,
    () => false,
  );
  if (!gone) await button.tap();
}

/** What every open page says, for the report of a failed story. */
export async function whatPagesSay(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const texts = pages.map(async (page) => `${page.url()}\n${await page.locator('body').ariaSnapshot()}`);
  return (await Promise.all(texts)).join('\n----\n');
}

/** Where an element stands once the sheet that carries it has risen. */
async function settledBox(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let before = '';
  for (;;) {
    const box = await element.boundingBox();
    const now = JSON.stringify(box);
    if (box !== null && now === before) return box;
    before = now;
    await element.page().waitForTimeout(100);
  }
}

/** On a desktop the name is typed for one already: Start, Apply, Sign and finish; then the seal is awaited. */
export async function signOnDesktop(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Sign and finish' }).click();
  await page.getByText('The sealed document is ready.').waitFor({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'Download the completion certificate' }).isVisible()).resolves.toBe(true);
}
