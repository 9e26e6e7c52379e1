import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { sha256Hex } from '../../src/platform/crypto/hash.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { stopLeftover } from '../../src/platform/postgres/leftover.ts';
import { migrateInstance } from '../../src/platform/postgres/migrate.ts';
import { TEMPLATE, templatePlan, testOwner, testOwnerRoleSql } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run: 127.0.0.1 and the superuser's password. */
    postgres: { port: number; password: string };
  }
}

const root = resolve(import.meta.dirname, '../..');
const home = join(tmpdir(), `signet-tests-${process.getuid?.() ?? 0}`);
const PASSWORD = 'tests-only';

/**
 * One PostgreSQL for the whole run, with a migrated template database. Making the cluster takes seconds, so it is
 * kept, by a hash of what it is made from, and copied.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  await sweepAbandonedRuns();
  const made = join(home, `cluster-${recipeHash()}`);
  if (!existsSync(made)) await makeCluster(made);
  const run = mkdtempSync(join(home, `run-${process.pid}-`));
  execFileSync('cp', ['-a', join(made, 'cluster'), join(run, 'cluster')]);
  const server = await start(run);
  project.provide('postgres', { port: server.superuser.port ?? 0, password: PASSWORD });
  return async () => {
    await server.stop();
    rmSync(run, { recursive: true, force: true });
  };
}

function start(directory: string): Promise<EmbeddedPostgres> {
  return startEmbedded({
    directory: join(directory, 'cluster'),
    logFile: join(directory, 'postgres.log'),
    password: PASSWORD,
    durable: false,
  });
}

async function makeCluster(target: string): Promise<void> {
  const draft = mkdtempSync(join(home, `run-${process.pid}-`));
  const server = await start(draft);
  try {
    const client = new pg.Client(server.superuser);
    await client.connect();
    await client.query(testOwnerRoleSql);
    await client.query(`create database ${TEMPLATE} owner ${testOwner.user}`);
    await client.end();
    await migrateInstance({ ...server.superuser, ...testOwner, database: TEMPLATE }, templatePlan);
  } finally {
    await server.stop();
  }
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/** What a killed run left behind: its server and its files. */
async function sweepAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(home)) {
    const pid = /^run-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`) || process.platform !== 'linux') continue;
    await stopLeftover(join(home, name, 'cluster'));
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

function recipeHash(): string {
  const folders = ['migrations/environment', 'migrations/system', 'src/platform/postgres', 'tests/support'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .filter((name) => folder !== 'tests/support' || name === 'template.ts')
      .map((name) => join(root, folder, name)),
  );
  const parts = [...files.sort(), join(root, 'package.json')].map((file) => readFileSync(file, 'utf8'));
  return sha256Hex(parts.join('\0')).slice(0, 16);
}
