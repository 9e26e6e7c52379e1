import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '../support/api-client.ts';
import { type Ask, bulkUntil, signIn, startBulk } from '../support/app-client.ts';
import { type AppOptions, type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { openMailbox } from '../support/mailbox-reader.ts';

const ROWS = 1000;
/** Of the enterprise plan. */
const CREDITS = 1500;
const email = 'ana@example.com';

const data = temporaryDataDir();
let options: AppOptions;
let app: AppProcess;
let token: string;
let ask: Ask;

beforeAll(async () => {
  options = { dataDir: data.path, ports: await freePorts() };
  app = await startApp(options);
  const person = ['--email', email, '--password', 'Abcdef1!x', '--name', 'Ana', '--plan', 'enterprise'];
  await app.cli('account', 'create', ...person);
  token = await app.cli('token', 'create', '--email', email, '--environment', 'live');
  ask = await signIn(app.liveUrl, email, 'Abcdef1!x');
});
afterAll(async () => {
  await app.stop();
  data.remove();
});

test(`a bulk send of ${ROWS} rows survives kill -9 of everything in the middle: nothing is lost or made twice`, async () => {
  const id = await startBulk(app.liveUrl, token, ask, ROWS);
  await bulkUntil(ask, id, ({ sent }) => sent >= ROWS / 3);
  await app.killTree();
  app = await startApp(options);
  const early = await bulkUntil(ask, id, () => true);
  expect(early.sent).toBeLessThan(ROWS);
  const end = await bulkUntil(ask, id, ({ finishedAt }) => finishedAt !== null);
  expect(end).toMatchObject({ sent: ROWS, failed: 0, waiting: 0 });
  const { total_credits: left } = await callApi(app.liveUrl, token, 'GET', '/getcredits');
  expect(left).toBe(CREDITS - ROWS);
  const people = await addressesOfAll();
  expect([people.length, new Set(people).size]).toEqual([ROWS, ROWS]);
  const mailbox = await openMailbox(app.mailboxUrl);
  await mailbox.waitFor(email, /documents were sent/);
  expect(await mailbox.count(email, /documents were sent/)).toBe(1);
});

/** Of every document that is on its way. */
async function addressesOfAll(): Promise<string[]> {
  const found: string[] = [];
  for (let skip = 0; ; skip += 100) {
    const list = await callApi(app.liveUrl, token, 'GET', `/documentlist/inprogress?limit=100&skip=${skip}`);
    const page = list.result as { signers: { email: string }[] }[];
    if (page.length === 0) return found;
    found.push(...page.flatMap(({ signers }) => signers.map((signer) => signer.email)));
  }
}
