import { spawnSync } from 'node:child_process';
import { readdirSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppOptions, appEnvironment, freePorts, startApp, temporaryDataDir } from './support/app-process.ts';
import { debianPostgres, startOutsidePostgres } from './support/outside-postgres.ts';

const root = resolve(import.meta.dirname, '..');
const data = temporaryDataDir();
let options: AppOptions;

beforeAll(async () => {
  options = { dataDir: data.path, ports: await freePorts() };
});
afterAll(() => data.remove());

/** A start that is expected to end by itself. */
function failedStart(over: Partial<AppOptions>): { code: number | null; complaint: string } {
  const env = appEnvironment({ ...options, ...over });
  const done = spawnSync(process.execPath, [join(root, 'scripts/start.mjs')], { cwd: root, env, encoding: 'utf8' });
  return { code: done.status, complaint: done.stderr };
}

function signet(...args: string[]): { code: number | null; output: string; complaint: string } {
  const env = appEnvironment(options);
  const done = spawnSync('npm', ['run', '-s', 'signet', '--', ...args], { cwd: root, env, encoding: 'utf8' });
  return { code: done.status, output: done.stdout, complaint: done.stderr };
}

/** Processes that work inside a directory, wherever they were started from. */
function processesIn(directory: string): number[] {
  const real = realpathSync(directory);
  return readdirSync('/proc')
    .filter((entry) => {
      try {
        return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`) === real;
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((done) => {
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

describe('an instance', { timeout: 240_000 }, () => {
  test('starts with nothing set, answers on both addresses, and ends with everything it started', async () => {
    const app = await startApp(options);
    for (const url of [app.liveUrl, app.sandboxUrl]) expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(app.mailboxUrl, { redirect: 'manual' })).status).toBe(303);
    expect(processesIn(join(data.path, 'postgres')).length).toBeGreaterThan(0);
    expect(await app.stop()).toBe(0);
    expect(processesIn(join(data.path, 'postgres'))).toEqual([]);
    for (const port of Object.values(options.ports)) expect(await isFree(port)).toBe(true);
  });

  test('comes back after Node alone was killed, its database left running', async () => {
    const app = await startApp(options);
    process.kill(app.pid, 'SIGKILL');
    const again = await startApp(options);
    await again.killTree();
    const third = await startApp(options);
    expect(await third.stop()).toBe(0);
    expect(processesIn(join(data.path, 'postgres'))).toEqual([]);
  });

  test('answers commands while it runs and while it is stopped', async () => {
    const stopped = signet('doctor');
    expect([stopped.code, stopped.complaint]).toEqual([0, '']);
    expect(stopped.output).toContain('The server does not run');
    const app = await startApp(options);
    const running = signet('doctor');
    expect([running.code, running.output.includes('The server runs')]).toEqual([0, true]);
    const unknown = signet('abracadabra');
    expect([unknown.code, unknown.output]).toEqual([2, '']);
    expect(unknown.complaint.trim().split('\n')).toHaveLength(1);
    await app.stop();
  });

  test('is refused in one sentence when a port is taken', async () => {
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(options.ports.sandbox, '127.0.0.1', done));
    const { code, complaint } = failedStart({});
    expect([code, complaint]).toEqual([
      1,
      `Signet: Port ${options.ports.sandbox} is in use by another program; set SANDBOX_PORT to a free one.\n`,
    ]);
    await new Promise((done) => holder.close(done));
  });

  test('is refused in one sentence when its directory cannot be written', () => {
    const file = join(data.path, 'a-file');
    writeFileSync(file, '');
    const { code, complaint } = failedStart({ dataDir: join(file, 'data') });
    expect(code).toBe(1);
    expect(complaint).toMatch(
      /^Signet: The data directory .* can't be written \(ENOTDIR\)\. Set SIGNET_DATA_DIR .*\n$/,
    );
  });

  test('is refused in one sentence when its database cannot be reached', () => {
    const { code, complaint } = failedStart({ env: { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/signet' } });
    expect([code, complaint]).toEqual([1, "Signet: The database at 127.0.0.1:1 can't be reached (ECONNREFUSED).\n"]);
  });

  test('is refused under a public address without a mail server, and with another master key', () => {
    const open = failedStart({ env: { PUBLIC_URL: 'https://sign.example.com' } });
    expect([open.code, open.complaint.includes('set SMTP_HOST')]).toEqual([1, true]);
    const other = failedStart({ env: { SIGNET_MASTER_KEY: 'a'.repeat(64) } });
    expect([other.code, other.complaint.includes('The master key does not open the database')]).toEqual([1, true]);
    expect(processesIn(join(data.path, 'postgres'))).toEqual([]);
  });

  test.skipIf(debianPostgres() === null)(
    'works on an outside PostgreSQL with an owner that is no superuser',
    async () => {
      const outside = await startOutsidePostgres();
      const own = temporaryDataDir();
      const app = await startApp({ dataDir: own.path, ports: await freePorts(), env: { DATABASE_URL: outside.url } });
      expect((await fetch(`${app.sandboxUrl}/healthz`)).status).toBe(200);
      expect(await app.cli('doctor')).toContain('PostgreSQL 15');
      expect(readdirSync(own.path)).not.toContain('postgres');
      expect(await app.stop()).toBe(0);
      await outside.stop();
      own.remove();
    },
  );
});
