import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const packages = '/usr/lib/postgresql';

/** Debian's own PostgreSQL, newest version installed, or null. */
export function debianPostgres(): string | null {
  if (!existsSync(packages)) return null;
  const versions = readdirSync(packages).filter((name) => existsSync(join(packages, name, 'bin/initdb')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(packages, newest, 'bin');
}

/**
 * A throwaway cluster on 127.0.0.1 with an owner role that may create roles but is no superuser, as a managed
 * PostgreSQL gives it.
 */
export async function startOutsidePostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const bin = debianPostgres();
  if (bin === null) throw new Error("Debian's PostgreSQL is not installed (package postgresql).");
  const data = mkdtempSync(join(tmpdir(), 'signet-outside-'));
  const user = postgresUser();
  if (user !== null) chownSync(data, user.uid, user.gid);
  const as = { ...(user ?? {}), cwd: '/', stdio: 'ignore' as const };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    as,
  );
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${data}`],
    as,
  );
  const admin = await connect(`postgres://postgres@127.0.0.1:${port}/postgres`);
  await admin.query(`create role signet_owner login createrole password 'owner'`);
  await admin.query('create database signet owner signet_owner');
  await admin.end();
  return {
    url: `postgres://signet_owner:owner@127.0.0.1:${port}/signet`,
    async stop() {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      await gone;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function postgresUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

async function connect(url: string): Promise<pg.Client> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
