import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, findBinaries, othersMayEnter, type ServerUser, serverUser } from './binaries.ts';
import type { ConnectionSettings } from './connection.ts';
import { signal, stopLeftover } from './leftover.ts';

export interface EmbeddedOptions {
  /** The cluster; made when missing. */
  readonly directory: string;
  readonly logFile: string;
  /** Of the superuser `postgres`, who answers on 127.0.0.1 only. */
  readonly password: string;
  /** false: no fsync, for tests. */
  readonly durable: boolean;
}

export interface EmbeddedPostgres {
  readonly superuser: ConnectionSettings;
  /** Fast shutdown; resolves when the process has ended. */
  stop(): Promise<void>;
}

interface Place {
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
  /** What PostgreSQL is told its directory is. */
  readonly path: string;
}

const START_TRIES = 4;

/** Starts PostgreSQL on a random port of 127.0.0.1, in a process group of its own so that Ctrl-C does not hit it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const binaries = await findBinaries(user);
  await stopLeftover(options.directory);
  if (!(await exists(join(options.directory, 'PG_VERSION')))) await makeCluster(binaries, user, options);
  const version = (await readFile(join(options.directory, 'PG_VERSION'), 'utf8')).trim();
  if (version !== binaries.major) {
    throw new Error(
      `The database in ${options.directory} was made by PostgreSQL ${version}; this version of Signet brings ${binaries.major}.`,
    );
  }
  const place = { binaries, user, path: await visiblePath(options.directory, user) };
  for (let attempt = 1; ; attempt += 1) {
    const started = await launch(place, options);
    if (started) return started;
    if (attempt === START_TRIES) throw new Error(`PostgreSQL does not start. Its log is ${options.logFile}.`);
    await sleep(500 * attempt);
  }
}

/**
 * Made aside and renamed, so that a crash during it leaves nothing that looks like a cluster; under a new name each
 * time, so that an initdb which outlived its killed parent can't write into it.
 */
async function makeCluster(binaries: Binaries, user: ServerUser | undefined, options: EmbeddedOptions): Promise<void> {
  const drafts = `${resolve(options.directory)}.new-`;
  await removeDrafts(drafts);
  await mkdir(dirname(drafts), { recursive: true });
  const draft = await mkdtemp(drafts);
  const secret = await mkdtemp(join(tmpdir(), 'signet-'));
  const passwordFile = join(secret, 'password');
  try {
    await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (user) for (const path of [draft, secret, passwordFile]) await chown(path, user.uid, user.gid);
    const where = ['-D', await visiblePath(draft, user), '-U', 'postgres', `--pwfile=${passwordFile}`];
    const how = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const speed = options.durable ? [] : ['--no-sync'];
    const child = spawn(binaries.initdb, [...where, ...how, '--locale=C', '--no-instructions', ...speed], {
      ...spawnOptions(draft, user),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    // initdb ends late on a signal and leaves its own children to themselves; what it makes is thrown away anyway.
    const stopWithUs = () => child.pid !== undefined && signal(-child.pid, 'SIGKILL');
    process.once('exit', stopWithUs);
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += String(chunk);
    });
    const [code] = await once(child, 'close');
    process.removeListener('exit', stopWithUs);
    if (code !== 0) throw new Error(`PostgreSQL's database could not be made: ${complaint.trim().split('\n').at(-1)}`);
    await rename(draft, options.directory);
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
}

async function removeDrafts(prefix: string): Promise<void> {
  for (const name of await readdir(dirname(prefix)).catch(() => [])) {
    const path = join(dirname(prefix), name);
    if (path.startsWith(prefix)) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Below a directory that the server's user may not enter (a 0700 home), the working directory is still open to it:
 * `/proc/self/cwd` leads there without passing through the parents, and every backend keeps it as its own.
 */
async function visiblePath(directory: string, user: ServerUser | undefined): Promise<string> {
  const path = resolve(directory);
  if (user === undefined || (await othersMayEnter(resolve(path, '..')))) return path;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new Error(
    `The database's user can't enter ${path}. Set SIGNET_DATA_DIR to a directory outside a private home.`,
  );
}

async function launch(place: Place, options: EmbeddedOptions): Promise<EmbeddedPostgres | undefined> {
  const port = await freePort();
  const log = await open(options.logFile, 'a', 0o600);
  const child = spawn(place.binaries.postgres, ['-D', place.path, '-p', String(port), ...serverSettings(options)], {
    ...spawnOptions(options.directory, place.user),
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  await log.close();
  const pid = child.pid;
  const stopWithUs = () => pid !== undefined && signal(pid, 'SIGINT');
  process.once('exit', stopWithUs);
  if (!(await ready(child, options.directory, ended))) {
    process.removeListener('exit', stopWithUs);
    return undefined;
  }
  const superuser = { host: '127.0.0.1', port, database: 'postgres', user: 'postgres', password: options.password };
  async function stop(): Promise<void> {
    process.removeListener('exit', stopWithUs);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGQUIT'), 20_000);
    await ended;
    clearTimeout(late);
  }
  return { superuser, stop };
}

function serverSettings(options: EmbeddedOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The queries are short; parallel workers would need more shared memory than small containers have.
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    ...(options.durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function spawnOptions(directory: string, user: ServerUser | undefined) {
  const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: directory, env: environment, ...(user ?? {}) };
}

/** The server writes its state into the last line of postmaster.pid. */
async function ready(child: ChildProcess, directory: string, ended: Promise<void>): Promise<boolean> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    const lines = (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    await sleep(10);
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('No free port was found.');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
