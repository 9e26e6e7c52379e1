import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, signByLink } from '../support/api-client.ts';
import { type AppOptions, type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { judge } from '../support/judges.ts';
import { plainPdf } from '../support/plain-pdf.ts';

/** Kills that must fall between "accepted" and "completed"; a round whose document was quicker doesn't count. */
const KILLS = 20;
const MOST_ROUNDS = 80;
/** The kill comes later from round to round, so that it falls before, into and after stamping and sealing. */
const STEP_MS = 12;
const STEPS = 12;

const data = temporaryDataDir();
let options: AppOptions;
let app: AppProcess;
let token: string;

beforeAll(async () => {
  options = { dataDir: data.path, ports: await freePorts() };
  app = await startApp(options);
  const person = ['--email', 'ana@example.com', '--password', 'Abcdef1!x', '--name', 'Ana'];
  await app.cli('account', 'create', ...person, '--plan', 'professional');
  token = await app.cli('token', 'create', '--email', 'ana@example.com', '--environment', 'live');
});
afterAll(async () => {
  await app.stop();
  data.remove();
});

async function create(round: number): Promise<{ id: string; link: string }> {
  const widgets = [{ type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 }];
  const made = await callApi(app.liveUrl, token, 'POST', '/createdocument', {
    title: `Round ${round}`,
    file: plainPdf().toString('base64'),
    signers: [{ name: 'Mia', email: 'mia@example.com', role: 'Client', widgets }],
  });
  const link = (made.signurl as { url: string }[])[0]?.url;
  if (link === undefined) throw new Error('no link came');
  return { id: String(made.objectId), link };
}

async function completed(id: string): Promise<Record<string, unknown>> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const document = await callApi(app.liveUrl, token, 'GET', `/document/${id}`);
    if (document.status === 'completed') return document;
    if (Date.now() > deadline) throw new Error(`${id} is still ${String(document.status)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

test(`a signature that was accepted survives kill -9 of everything, ${KILLS} times, and its document completes`, async () => {
  const ids: string[] = [];
  let between = 0;
  for (let round = 0; between < KILLS && round < MOST_ROUNDS; round += 1) {
    const { id, link } = await create(round);
    const accepted = await signByLink(link);
    expect(accepted.state).toBe('done');
    await new Promise((done) => setTimeout(done, (round % STEPS) * STEP_MS));
    const before = await callApi(app.liveUrl, token, 'GET', `/document/${id}`);
    await app.killTree();
    if (before.status !== 'completed') between += 1;
    app = await startApp(options);
    const after = await callApi(app.liveUrl, token, 'GET', `/document/${id}`);
    expect((after.audit_trail as { signed: string }[])[0]?.signed).not.toBe('');
    await expectSealed(await completed(id));
    ids.push(id);
  }
  console.log(`killed between "accepted" and "completed" in ${between} of ${ids.length} rounds`);
  expect(between).toBe(KILLS);
  const list = await callApi(app.liveUrl, token, 'GET', '/documentlist/completed?limit=100');
  const listed = (list.result as { objectId: string }[]).map((one) => one.objectId);
  expect(listed.sort()).toEqual(ids.sort());
  const credits = await callApi(app.liveUrl, token, 'GET', '/getcredits');
  expect(credits.total_credits).toBe(100 - ids.length);
});

async function expectSealed(document: Record<string, unknown>): Promise<void> {
  const file = Buffer.from(await (await fetch(String(document.file))).arrayBuffer());
  const said = judge(file);
  expect(said.signatures).toBe(2);
  expect(said.pdfsig).toContain('Signature is Valid');
  expect(said.lastCoversWholeFile).toBe(true);
  expect(said.qpdfClean).toBe(true);
}
