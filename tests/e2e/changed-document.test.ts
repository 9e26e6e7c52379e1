import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../src/features/caller.ts';
import { editDocument } from '../../src/features/documents/edit.ts';
import { meta, recipient, sentDocument, widget } from '../support/documents.ts';
import { insertOwner } from '../support/rows.ts';
import { type SigningServer, signingServer } from '../support/signing-server.ts';
import { openBrowser, openPage } from './people.ts';

const faults: string[] = [];
let served: SigningServer;
let browser: Browser;
let owner: Caller;

beforeAll(async () => {
  served = await signingServer();
  owner = await insertOwner(served.environment.deps);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;

test.each([
  ['phone', 'dark', phone],
  ['desk', 'light', desk],
] as const)(
  'on a %s the owner’s edit is told, asked about at the end, and answers survive the reload',
  async (name, colorScheme, device) => {
    const { deps } = served.environment;
    const city = widget('textbox', { name: 'City' }, { y: 200 });
    const approver = recipient({ email: 'mia@example.com', name: 'Mia Torres', type: 'approver', widgets: [city] });
    const document = await sentDocument(deps, owner, { recipients: [approver] });
    const edit = (changes: Parameters<typeof editDocument>[3]) => editDocument(deps, owner, document.id, changes, meta);
    const context = await browser.newContext({ ...device, colorScheme, reducedMotion: 'reduce' });
    const page = await openPage(context, faults);
    await page.goto(document.recipients[0]?.url ?? '');
    await page.getByRole('button', { name: 'Start', exact: true }).click();

    // While it is being filled: the next save tells.
    await edit({ title: 'Services agreement, second version' });
    await page.getByRole('textbox', { name: 'City' }).fill('Leeds');
    const notice = page.locator('.head-notice');
    await notice.getByText('The sender changed the title.').waitFor();
    await shot(page, `changed-${name}-asking`);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { name: 'Services agreement, second version' }).waitFor();
    expect(await notice.count()).toBe(0);

    // After the last save: finishing asks to look first, and coming back to the tab tells more.
    await edit({ note: 'By Friday' });
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText('Reload to see what changed, then finish.').waitFor();
    await notice.getByText('The sender changed the note.').waitFor();
    await edit({ cc: ['leo@example.com'], allowModifications: true });
    await page.evaluate('dispatchEvent(new Event("focus"))');
    await notice.getByText('The sender changed the note, whether you may add fields and who gets a copy.').waitFor();
    await shot(page, `changed-${name}-refused`);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('“By Friday”').waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('heading', { name: 'Approved' }).waitFor();
    const { answers } = await deps.db
      .selectFrom('recipient')
      .select('answers')
      .where('document_id', '=', document.id)
      .executeTakeFirstOrThrow();
    expect(answers[city.id]).toBe('Leeds');
    expect(faults).toEqual([]);
  },
  60_000,
);
