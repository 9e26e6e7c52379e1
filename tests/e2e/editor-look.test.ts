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
let app: AppProcess;
let browser: Browser;
let link: string;

beforeAll(async () => {
  app = await startApp({ dataDir: data.path, ports: await freePorts() });
  browser = await openBrowser();
  const email = ['--email', 'ana@larkfield.example'];
  const rest = ['--password', 'Correct-horse1', '--name', 'Ana Brandt', '--plan', 'professional'];
  await app.cli('account', 'create', ...email, ...rest);
  const token = await app.cli('token', 'create', ...email, '--environment', 'live');
  const text = { type: 'textbox', page: 1, x: 72, y: 300, w: 200, h: 20, options: { name: 'place', required: false } };
  const signature = { type: 'signature', page: 1, x: 72, y: 340, w: 150, h: 60 };
  const signers = [{ name: 'Mia Torres', email: 'mia@example.com', role: 'Designer', widgets: [text, signature] }];
  const answer = await fetch(`${app.liveUrl}/api/v1.2/draftdocument`, {
    method: 'POST',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Lighting', file: plainPdf().toString('base64'), signers }),
  });
  link = String(((await answer.json()) as { url: unknown }).url);
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

const widths = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];
const looks = widths.flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

test.each(looks)(
  'editor, pages, settings and review are accessible: $viewport.width px, $colorScheme',
  async (look) => {
    onTestFailed(async () => console.error(await whatPagesSay(browser)));
    const context = await browser.newContext({ ...look, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await openPage(context, faults);
    page.setDefaultTimeout(20_000);
    const name = (screen: string) => `${screen}-${look.viewport.width}-${look.colorScheme}`;
    await page.goto(link);
    await page.getByRole('region', { name: 'Page 1 of 2' }).waitFor();
    await looked(page, name('editor'));

    await page.getByRole('button', { name: 'Page 1 of 2, arrange pages' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn page 1 right' }).click();
    await page.getByText('fields go with pages that are deleted or turned').waitFor();
    await looked(page, name('pages'));
    await page.getByRole('button', { name: 'Cancel' }).click();

    const field = page.getByRole('button', { name: /^place, text, page 1/ });
    await field.click();
    await page.keyboard.press('Enter');
    await page.getByLabel('Label', { exact: true }).first().waitFor();
    await looked(page, name('settings'));
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    await looked(page, name('review'));
    await context.close();
    expect(faults).toEqual([]);
  },
);
