import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../support/app-process.ts';
import { anyCall, type Call } from './calls.ts';
import { type Described, targetsOf } from './described.ts';
import { reportSpread } from './report.ts';
import { Session } from './session.ts';

/**
 * `npm run fuzz [-- CALLS [SEED [PATH]]]`: calls every operation of the OpenAPI document of a started instance, well and
 * badly. No answer may be a 5xx, take 5 seconds or have another shape than documented; memory stays bounded and the
 * credits add up. The seed is printed; with it, and the path of a failure, the same calls come again.
 */
const CALLS = Number(process.argv[2] ?? 10_000);
const SEED = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const PATH = process.argv[4];
const MOST_MEMORY_MB = 1500;
const PLAN_CREDITS = 1500;

const unlimited = {
  API_READS_PER_MINUTE: '0',
  API_WRITES_PER_MINUTE: '0',
  API_UPLOADS_PER_MINUTE: '0',
  INVALID_TOKENS_PER_MINUTE: '0',
};

async function newToken(app: AppProcess, name: string): Promise<string> {
  const email = `${name}@example.com`;
  await app.cli(
    'account',
    'create',
    '--email',
    email,
    '--password',
    'Abcdef1!x',
    '--name',
    name,
    '--plan',
    'enterprise',
  );
  return app.cli('token', 'create', '--email', email, '--environment', 'live');
}

function memoryMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}

async function creditsOf(session: Session, token: string): Promise<number> {
  const answer = await fetch(`${session.base}/api/v1.2/getcredits`, { headers: { 'x-api-token': token } });
  return ((await answer.json()) as { total_credits: number }).total_credits;
}

async function fuzz(app: AppProcess): Promise<void> {
  const tokens = { first: await newToken(app, 'ana'), second: await newToken(app, 'ben') };
  const session = new Session(app.liveUrl, tokens);
  const document = (await (await fetch(`${app.liveUrl}/api/openapi.json`)).json()) as Described;
  const targets = targetsOf(document);
  let mostMemory = 0;
  async function judge(call: Call): Promise<void> {
    await session.send(call);
    if (session.calls % 50 !== 0) return;
    mostMemory = Math.max(mostMemory, memoryMb(app.pid));
    if (mostMemory > MOST_MEMORY_MB) throw new Error(`the server takes ${mostMemory} MB`);
    if (session.calls % 1000 === 0) console.log(`${session.calls} calls, ${memoryMb(app.pid)} MB`);
  }
  const property = fc.asyncProperty(anyCall(targets, document), judge);
  const settings = { numRuns: CALLS, seed: SEED, ...(PATH === undefined ? {} : { path: PATH }) };
  try {
    await fc.assert(property, settings);
  } finally {
    reportSpread(session, mostMemory);
  }
  for (const name of ['first', 'second'] as const) {
    const left = await creditsOf(session, tokens[name]);
    const expected = PLAN_CREDITS - session.spent[name];
    if (left !== expected) throw new Error(`${name} has ${left} credits, but ${expected} should be left`);
  }
  const unreached = targets.filter(({ operation }) => !session.spread.get(operation.operationId)?.get(200));
  if (PATH === undefined && CALLS >= 10_000 && unreached.length > 0) {
    throw new Error(`never answered 200: ${unreached.map(({ operation }) => operation.operationId).join(', ')}`);
  }
}

const data = temporaryDataDir();
console.log(`${CALLS} calls, seed ${SEED}`);
const app = await startApp({ dataDir: data.path, ports: await freePorts(), env: unlimited });
try {
  await fuzz(app);
  console.log('Nothing was found.');
} catch (error) {
  console.error(error instanceof Error ? error.message.slice(0, 6000) : error);
  process.exitCode = 1;
} finally {
  await app.stop();
  data.remove();
}
