import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Makes a clone ready to run: packages as package-lock.json says, bundles as the sources say. No dependency of ours. */

export const root = resolve(import.meta.dirname, '..');
const stampFile = join(root, 'dist', 'build.json');
const lockFile = join(root, '.cache', 'prepare.lock');
const sources = ['src', 'migrations', 'scripts', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** `say` gets a line before each step that takes long; `quiet` keeps the steps' own words for when they fail. */
export async function prepare({ say, quiet }) {
  refuseOldNode();
  if (isInstalled() && isBuilt()) return;
  await alone(() => {
    if (!isInstalled()) {
      say('Installing packages (once, about a minute) ...');
      // Not `npm ci`, and the lock file stays as it is: docs/decisions/003.
      step(quiet, 'npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund']);
    }
    if (!isBuilt()) {
      say('Building ...');
      const before = fingerprint();
      step(quiet, process.execPath, [join(root, 'scripts', 'build.mjs')]);
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(stampFile, JSON.stringify(before));
    }
  });
}

export function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Signet needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

/** npm writes down what it installed; a package that is missing may only be one for another platform. */
function isInstalled() {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/** Times first, contents only when those differ: a checkout touches files without changing them. */
function isBuilt() {
  const stamp = readJson(stampFile);
  if (!stamp || !existsSync(join(root, 'dist', 'main.js'))) return false;
  if (!existsSync(join(root, 'src'))) return true;
  const files = listFiles();
  const times = timesOf(files);
  if (stamp.times === times) return true;
  if (stamp.contents !== contentsOf(files)) return false;
  writeFileSync(stampFile, JSON.stringify({ ...stamp, times }));
  return true;
}

function fingerprint() {
  const files = listFiles();
  return { times: timesOf(files), contents: contentsOf(files) };
}

function listFiles() {
  const files = [];
  function visit(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) files.push({ path, size: found.size, time: found.mtimeMs });
  }
  for (const source of sources) visit(join(root, source));
  return files;
}

function timesOf(files) {
  return hash(files.map(({ path, size, time }) => `${relative(root, path)} ${size} ${time}`));
}

function contentsOf(files) {
  return hash(files.map(({ path }) => `${relative(root, path)} ${hash([readFileSync(path)])}`));
}

function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\n');
  return sum.digest('hex');
}

function step(quiet, command, args) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const done = spawnSync(command, args, { cwd: root, stdio, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  if (quiet) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  throw new Error(`"${[command, ...args].join(' ')}" failed${done.error ? `: ${done.error.message}` : ''}.`);
}

/** A start and a command at the same moment must not install into the same folder. */
async function alone(work) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const mine = `${lockFile}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    while (!tryLink(mine)) {
      const holder = Number(readText(lockFile));
      if (holder && !isAlive(holder)) rmSync(lockFile, { force: true });
      else await sleep(200);
    }
    try {
      work();
    } finally {
      rmSync(lockFile, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function tryLink(mine) {
  try {
    linkSync(mine, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
