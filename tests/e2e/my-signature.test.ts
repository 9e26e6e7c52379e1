import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { plainPdf } from '../support/plain-pdf.ts';
import { openBrowser, openPage, whatPagesSay } from './people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const data = temporaryDataDir();
const faults: string[] = [];
/** Where pictures for the eye go, if anywhere. */
const pictures = process.env.SIGNET_PICTURES ?? '';
const [email, password] = ['ana@larkfield.example', 'Correct-horse1'];
let app: AppProcess;
let browser: Browser;
let link: string;

beforeAll(async () => {
  app = await startApp({ dataDir: data.path, ports: await freePorts() });
  browser = await openBrowser();
  const rest = ['--password', password, '--name', 'Ana Brandt', '--plan', 'professional'];
  await app.cli('account', 'create', '--email', email, ...rest);
  const token = await app.cli('token', 'create', '--email', email, '--environment', 'live');
  const signature = { type: 'signature', page: 1, x: 72, y: 340, w: 150, h: 60 };
  const answer = await fetch(`${app.liveUrl}/api/v1.2/createdocument`, {
    method: 'POST',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Lighting',
      file: plainPdf().toString('base64'),
      signers: [{ name: 'Ana Brandt', email, widgets: [signature] }],
    }),
  });
  const made = (await answer.json()) as { signurl: { url: string }[] };
  link = made.signurl[0]?.url ?? '';
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  data.remove();
});

async function looked(page: Page, name: string): Promise<void> {
  // What still fades in has less contrast than it will have.
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
  if (pictures !== '') await page.screenshot({ path: `${pictures}/${name}.png` });
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { target: unknown }[] }[] };
  const told = found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => String(target))]);
  expect(told, name).toEqual([]);
}

test('a signature typed once in the settings is there when its owner is asked to sign, and is gone once cleared', async () => {
  onTestFailed(async () => console.log(await whatPagesSay(browser)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  const page = await openPage(context, faults);
  await page.goto(`${app.liveUrl}/sign-in?next=/settings/signature`);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'My signature' }).first().waitFor();
  await looked(page, 'my-signature-empty');

  await page.getByRole('button', { name: 'Add signature' }).click();
  await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Ana Brandt');
  await looked(page, 'my-signature-sheet');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('img', { name: 'Your signature' }).waitFor();
  const box = await page.getByRole('img', { name: 'Your signature' }).boundingBox();
  expect(box?.height).toBeLessThanOrEqual(112);

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page
      .getByRole('button', { name: 'Add stamp' })
      .click()
      .then(() => page.getByRole('button', { name: 'Choose a picture' }).click()),
  ]);
  const stamp = await page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 60 } });
  await chooser.setFiles({ name: 'stamp.png', mimeType: 'image/png', buffer: stamp });
  await page.getByRole('img', { name: 'What you chose' }).waitFor();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('img', { name: 'Your stamp' }).waitFor();

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await looked(page, `my-signature-${viewport.width}-${colorScheme}`);
    }
  }

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('radio', { name: 'Your signature' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Your signature' }).isChecked()).toBe(true);
  const drawn = () => page.evaluate('document.querySelector(".pad img").naturalWidth > 0');
  await expect.poll(drawn).toBe(true);
  await looked(page, 'my-signature-offered');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Sign and finish' }).click();
  await page.getByText('The sealed document is ready.').waitFor({ timeout: 30_000 });

  await page.goto(`${app.liveUrl}/settings/signature`);
  await page.getByRole('button', { name: 'Clear signature' }).click();
  await page.getByRole('button', { name: 'Add signature' }).waitFor();
  await page.reload();
  await page.getByRole('img', { name: 'Your stamp' }).waitFor();
  await expect(page.getByRole('button', { name: 'Add signature' }).isVisible()).resolves.toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});
