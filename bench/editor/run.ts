/**
 * The editor with a 300-page PDF and 500 fields: `npm run bench:editor`. A server of its own, Chromium as one uses it,
 * real pointer events; tasks of the main thread as the browser's tracing tells them.
 */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../tests/e2e/people.ts';
import { freePorts, startApp, temporaryDataDir } from '../../tests/support/app-process.ts';
import { calibration } from '../calibration.ts';

const PAGES = 300;
const FIELDS = 500;
const MOVES = 240;
const PASSWORD = 'Abcdef1!x';
/** As text: what compiles this file has helpers that a page lacks. */
const COUNT_FRAMES = `{
  window.frames = 0;
  window.counting = true;
  const next = () => { window.frames += 1; if (window.counting) requestAnimationFrame(next); };
  requestAnimationFrame(next);
}`;

console.log(calibration());
const data = temporaryDataDir();
const app = await startApp({ dataDir: data.path, ports: await freePorts() });
const browser = await openBrowser();
try {
  const who = ['--email', 'ana@example.com'];
  await app.cli('account', 'create', ...who, '--password', PASSWORD, '--name', 'Ana', '--plan', 'enterprise');
  const token = await app.cli('token', 'create', ...who, '--environment', 'live');
  const id = await draft(token, await longContract());
  const page = await signedIn();
  const devtools = await page.context().newCDPSession(page);

  const shown = await timeToFirstPage(page, id);
  console.log(`first page: ${Math.round(shown)} ms (goal 2,000)`);
  const again = await timeToFirstPage(page, id);
  console.log(`first page, once more: ${Math.round(again)} ms`);
  const drag = await dragged(page, devtools);
  console.log(`drag: ${drag.fps.toFixed(1)} frames/s (goal 50), longest main-thread task ${drag.longest}, goal 100`);
  console.log(`letting go: longest task ${drag.letGo}`);
  await scrolledThrough(page);
  const { heap, renderer } = await memory(devtools);
  console.log(
    `memory after all pages were scrolled through: ${renderer} MB of the page's process, heap ${heap} MB (goal 400)`,
  );
} finally {
  await browser.close();
  await app.stop();
  data.remove();
}

/** Printed by the browser: text in a real font on each page. */
async function longContract(): Promise<Buffer> {
  const maker = await browser.newPage();
  const clause = '<p>The Designer prepares the lighting concept and attends up to six site meetings.</p>'.repeat(12);
  const sheet = (at: number) => `<section style="break-after:page"><h1>Clause ${at + 1}</h1>${clause}</section>`;
  await maker.setContent(Array.from({ length: PAGES }, (_, at) => sheet(at)).join(''));
  const pdf = await maker.pdf({ format: 'A4' });
  await maker.close();
  return pdf;
}

async function draft(token: string, file: Buffer): Promise<string> {
  const widgets = Array.from({ length: FIELDS }, (_, at) => ({
    type: at === 0 ? 'signature' : 'textbox',
    page: at < 20 ? 1 : 1 + Math.floor(((at - 20) * PAGES) / (FIELDS - 20)),
    x: 40 + (at % 3) * 170,
    y: 80 + (Math.floor(at / 3) % 10) * 65,
    w: 150,
    h: at === 0 ? 60 : 19,
    options: { name: `Field ${at + 1}` },
  }));
  const signers = [{ name: 'Mia Torres', email: 'mia@example.com', role: 'Designer', widgets }];
  const answer = await fetch(`${app.liveUrl}/api/v1.2/draftdocument`, {
    method: 'POST',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Long contract', file: file.toString('base64'), signers }),
  });
  const made = (await answer.json()) as { document_id?: string };
  if (made.document_id === undefined) throw new Error(JSON.stringify(made));
  return made.document_id;
}

async function signedIn(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${app.liveUrl}/sign-in`);
  await page.getByLabel('Email').fill('ana@example.com');
  await page.keyboard.press('Enter');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('Drop a PDF to send it').waitFor();
  return page;
}

/** From asking for the address to the first page's picture, ms. */
async function timeToFirstPage(page: Page, id: string): Promise<number> {
  await page.goto(`${app.liveUrl}/documents/${id}/edit`, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => {
      const picture = document.querySelector<HTMLImageElement>('#editor-page-1 img');
      return picture?.complete === true && picture.naturalWidth > 0;
    },
    undefined,
    { polling: 'raf' },
  );
  return page.evaluate(() => performance.now());
}

/** Drags a field about the page; frames the browser made meanwhile, and what its main thread was longest busy with. */
async function dragged(page: Page, devtools: CDPSession) {
  const field = page.locator('[data-field]').nth(4);
  const box = await field.boundingBox();
  if (box === null) throw new Error('no field in sight');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as {
      name?: string;
      ph?: string;
      ts?: number;
      dur?: number;
      tdur?: number;
      pid?: number;
      tid?: number;
      args?: { name?: string };
    }[]) {
      if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') mains.add(`${event.pid} ${event.tid}`);
      if (event.name === 'RunTask' && event.ph === 'X') {
        all.push({
          thread: `${event.pid} ${event.tid}`,
          begin: (event.ts ?? 0) / 1000,
          ms: (event.dur ?? 0) / 1000,
          cpu: (event.tdur ?? 0) / 1000,
        });
      }
    }
  });
  const mains = new Set<string>();
  const all: Task[] = [];
  await devtools.send('Tracing.start', {
    categories: 'toplevel,devtools.timeline,disabled-by-default-devtools.timeline',
    transferMode: 'ReportEvents',
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.evaluate(COUNT_FRAMES);
  const begun = performance.now();
  for (let step = 0; step < MOVES; step += 1) {
    const angle = (step / MOVES) * Math.PI * 6;
    await page.mouse.move(at.x + Math.sin(angle) * 120, at.y + (1 - Math.cos(angle)) * 120);
  }
  const seconds = (performance.now() - begun) / 1000;
  const frames = Number(await page.evaluate('window.counting = false, window.frames'));
  await page.mouse.up();
  await page.waitForTimeout(500);
  const done = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.end');
  await done;
  const tasks = all.filter(({ thread }) => mains.has(thread));
  const first = Math.min(...tasks.map(({ begin }) => begin));
  const during = tasks.filter(({ begin }) => begin - first < seconds * 1000);
  const after = tasks.filter(({ begin }) => begin - first >= seconds * 1000);
  return { fps: frames / seconds, longest: longestOf(during), letGo: longestOf(after) };
}

interface Task {
  readonly thread: string;
  /** Milliseconds; `cpu` leaves out what other processes took of it. */
  readonly begin: number;
  readonly ms: number;
  readonly cpu: number;
}

function longestOf(tasks: readonly Task[]): string {
  const [longest] = [...tasks].sort((a, b) => b.ms - a.ms);
  return `${(longest?.ms ?? 0).toFixed(1)} ms (${Math.max(0, ...tasks.map(({ cpu }) => cpu)).toFixed(1)} ms CPU)`;
}

async function scrolledThrough(page: Page): Promise<void> {
  await page.mouse.move(600, 400);
  for (let step = 0; step < 600; step += 1) await page.mouse.wheel(0, 600);
  await page.getByText(`Page ${PAGES} of ${PAGES}`).first().waitFor();
}

/** Megabytes: the heap as the browser counts it, and what the page's process holds for itself. */
async function memory(devtools: CDPSession): Promise<{ readonly heap: number; readonly renderer: number }> {
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMegabytes(id));
  return { heap: Math.round(used / 1024 / 1024), renderer: Math.round(Math.max(0, ...sizes)) };
}

function privateMegabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}
