import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedDocument } from '../../../tests/support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { verificationReport } from '../../contract/app/verify.ts';
import { answerOf } from '../../domain/verification/answer.ts';
import { createServer } from '../server.ts';
import { appRoutes } from './routes.ts';

type Server = Awaited<ReturnType<typeof createServer>>;
const nowhere = { trustedProxies: [], files: { web: '/nonexistent', signing: '/nonexistent' } };
let live: TestEnvironment;
let sandbox: TestEnvironment;
let server: Server;
let document: Awaited<ReturnType<typeof completedDocument>>;

async function serverOf(environment: TestEnvironment): Promise<Server> {
  return createServer(environment.deps, [appRoutes], nowhere);
}

beforeAll(async () => {
  [live, sandbox] = await Promise.all([testEnvironment('live'), testEnvironment('sandbox')]);
  server = await serverOf(live);
  document = await completedDocument(live.deps);
});
afterAll(async () => {
  await server.close();
  await Promise.all([live.close(), sandbox.close()]);
});

async function post(bytes: Uint8Array, at: Server = server, type = 'application/pdf') {
  const headers = { 'content-type': type };
  return at.inject({ method: 'POST', url: '/app/verify', headers, payload: Buffer.from(bytes) });
}

async function report(bytes: Uint8Array, at: Server = server) {
  const answer = await post(bytes, at);
  expect(answer.statusCode).toBe(200);
  return verificationReport.parse(answer.json());
}

test('a finished document is valid, self-issued B-LTA, and tells who signed and how each was proved, but no address', async () => {
  const answer = await post(document.final);
  const told = verificationReport.parse(answer.json());
  expect(told).toMatchObject({ verdict: 'valid-unchanged', environment: 'live', selfIssued: true, reasons: [] });
  expect(told.signatures[0]).toMatchObject({ level: 'B-LTA', anchor: 'live' });
  expect(told.document).toMatchObject({ id: document.id, file: 'document' });
  expect(told.document?.signers.map(({ name }) => name)).toEqual(document.names);
  expect(answer.body).not.toContain('@');
  expect((await report(document.certificate)).document).toMatchObject({ id: document.id, file: 'certificate' });
});

test('a file that somebody changed is told so, whatever it once was', async () => {
  const forged = Buffer.from(document.final);
  forged[500] = (forged[500] ?? 0) ^ 1;
  expect(await report(forged)).toMatchObject({ verdict: 'changed-after-signing', document: null });
});

test('a file of the sandbox is a test on live too, where its root is unknown', async () => {
  const test = await completedDocument(sandbox.deps);
  const there = await serverOf(sandbox);
  const [atHome, abroad] = [await report(test.final, there), await report(test.final)];
  await there.close();
  expect(atHome).toMatchObject({ verdict: 'valid-unchanged', environment: 'sandbox' });
  expect(abroad).toMatchObject({ verdict: 'signed-not-trusted', environment: 'sandbox', document: null });
  for (const told of [atHome, abroad])
    expect(answerOf(told, (iso) => iso).title).toBe('Made in Sandbox, no legal effect');
});

test('what is no PDF has a verdict, what is not sent as one is refused', async () => {
  expect(await report(Buffer.from('hello'))).toMatchObject({ verdict: 'unreadable' });
  expect((await post(Buffer.from('{}'), server, 'application/json')).statusCode).toBe(415);
  expect((await server.inject({ method: 'POST', url: '/app/verify' })).statusCode).toBe(415);
});

test('a document id tells that it is completed and whether a hash is its own, nothing else', async () => {
  const ask = async (path: string) => {
    const answer = await server.inject({ method: 'GET', url: `/app/verify/documents/${path}` });
    return [answer.statusCode, answer.json()] as const;
  };
  expect(await ask('Unknown000')).toEqual([200, { state: 'unknown', matches: null }]);
  expect(await ask(document.id)).toEqual([200, { state: 'completed', matches: null }]);
  expect(await ask(`${document.id}?sha256=${document.sha256}`)).toEqual([
    200,
    { state: 'completed', matches: 'document' },
  ]);
  expect(await ask(`${document.id}?sha256=${'0'.repeat(64)}`)).toEqual([200, { state: 'completed', matches: 'none' }]);
  expect((await ask(`${document.id}?sha256=short`))[0]).toBe(400);
});

test('one address may ask so often and send so much, no more', async () => {
  const limits = { ...live.deps.settings.limits, verificationsPerHour: 2, verifyFileBytes: 2000 };
  const narrow = await createServer(
    {
      ...live.deps,
      settings: { ...live.deps.settings, limits },
      limiter: (name, ...rest) => live.deps.limiter(`${name}-narrow`, ...rest),
    },
    [appRoutes],
    nowhere,
  );
  expect((await post(Buffer.alloc(3000), narrow)).statusCode).toBe(413);
  expect((await post(Buffer.from('x'), narrow)).statusCode).toBe(200);
  const refused = await post(Buffer.from('x'), narrow);
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  await narrow.close();
});

test('files beyond those being checked wait outside, and are told so', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let started = () => {};
  const underWay = new Promise<void>((resolve) => {
    started = resolve;
  });
  const limits = { ...live.deps.settings.limits, verificationsAtOnce: 1 };
  const pdf = {
    ...live.deps.pdf,
    verify: async (...args: Parameters<typeof live.deps.pdf.verify>) => {
      started();
      await held;
      return live.deps.pdf.verify(...args);
    },
  };
  const busy = await createServer(
    { ...live.deps, pdf, settings: { ...live.deps.settings, limits } },
    [appRoutes],
    nowhere,
  );
  const first = post(document.final, busy);
  await underWay;
  expect((await post(document.final, busy)).statusCode).toBe(503);
  release();
  expect((await first).statusCode).toBe(200);
  expect((await post(document.final, busy)).statusCode).toBe(200);
  await busy.close();
});
