import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '../support/api-client.ts';
import { type AppOptions, type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { openMailbox } from '../support/mailbox-reader.ts';
import { plainPdf } from '../support/plain-pdf.ts';

const ROWS = 1000;
/** Of the enterprise plan. */
const CREDITS = 1500;
const PASSWORD = 'Abcdef1!x';
const email = 'ana@example.com';

const data = temporaryDataDir();
let options: AppOptions;
let app: AppProcess;
let token: string;
let cookie: string;

beforeAll(async () => {
  options = { dataDir: data.path, ports: await freePorts() };
  app = await startApp(options);
  const person = ['--email', email, '--password', PASSWORD, '--name', 'Ana', '--plan', 'enterprise'];
  await app.cli('account', 'create', ...person);
  token = await app.cli('token', 'create', '--email', email, '--environment', 'live');
  cookie = await signIn();
});
afterAll(async () => {
  await app.stop();
  data.remove();
});

async function signIn(): Promise<string> {
  const answer = await fetch(`${app.liveUrl}/app/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.liveUrl },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A request of the app's pages. */
async function ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const answer = await fetch(`${app.liveUrl}/app${path}`, {
    method,
    headers: { cookie, origin: app.liveUrl, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Run {
  readonly run: { finishedAt: string | null; waiting: number; sent: number; failed: number };
}

async function template(): Promise<string> {
  const widgets = [{ type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 }];
  const made = await callApi(app.liveUrl, token, 'POST', '/createtemplate', {
    title: 'Lease',
    file: plainPdf().toString('base64'),
    signers: [{ role: 'Tenant', widgets }],
  });
  return String(made.objectId);
}

async function start(templateId: string): Promise<string> {
  const { stateVersion } = await ask<{ stateVersion: number }>('GET', `/templates/${templateId}/bulk-send`);
  const rows = Array.from({ length: ROWS }, (_, n) => [`tenant${n}@example.com`, `Tenant ${n}`]);
  const sheet = { columns: ['Tenant::Email', 'Tenant::Name'], rows, stateVersion, key: `press-${Date.now()}` };
  const { id } = await ask<{ id: string }>('POST', `/templates/${templateId}/bulk-send`, sheet);
  return id;
}

async function until(id: string, done: (run: Run['run']) => boolean): Promise<Run['run']> {
  const deadline = Date.now() + 400_000;
  for (;;) {
    const { run } = await ask<Run>('GET', `/bulk-sends/${id}`);
    if (done(run)) return run;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(run)}`);
    await new Promise((goOn) => setTimeout(goOn, 100));
  }
}

test(`a bulk send of ${ROWS} rows survives kill -9 of everything in the middle: nothing is lost or made twice`, async () => {
  const id = await start(await template());
  await until(id, ({ sent }) => sent >= ROWS / 3);
  await app.killTree();
  app = await startApp(options);
  const early = await ask<Run>('GET', `/bulk-sends/${id}`);
  expect(early.run.sent).toBeLessThan(ROWS);
  const end = await until(id, ({ finishedAt }) => finishedAt !== null);
  expect(end).toMatchObject({ sent: ROWS, failed: 0, waiting: 0 });
  const { total_credits: left } = await callApi(app.liveUrl, token, 'GET', '/getcredits');
  expect(left).toBe(CREDITS - ROWS);
  const emails = new Set<string>();
  let documents = 0;
  for (let skip = 0; ; skip += 100) {
    const list = await callApi(app.liveUrl, token, 'GET', `/documentlist/inprogress?limit=100&skip=${skip}`);
    const page = list.result as { signers: { email: string }[] }[];
    if (page.length === 0) break;
    documents += page.length;
    for (const { signers } of page) for (const signer of signers) emails.add(signer.email);
  }
  expect([documents, emails.size]).toEqual([ROWS, ROWS]);
  const mailbox = await openMailbox(app.mailboxUrl);
  await mailbox.waitFor(email, /documents were sent/);
  expect(await mailbox.count(email, /documents were sent/)).toBe(1);
});
