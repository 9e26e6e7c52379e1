import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity, thisProcess } from './identity.ts';

export interface DirectoryLock {
  release(): Promise<void>;
}

const POLL_MS = 100;

/**
 * One process at a time in a directory. The holder is named by the file `lock.N` with the highest N, made by `link`,
 * which fails when it exists. Numbers only rise (a released lock leaves its number behind), so that a process acting
 * on an old view of the directory can't take a lock that others have moved past: it finds a higher number afterwards
 * and steps back. A holder that was killed is recognised by process number and start time.
 *
 * Waits up to `waitMs`; undefined when another process still holds the lock then, or when `giveUp` says so.
 */
export async function lockDirectory(
  directory: string,
  waitMs: number,
  giveUp: () => Promise<boolean> = async () => false,
): Promise<DirectoryLock | undefined> {
  const end = performance.now() + waitMs;
  for (;;) {
    const lock = await tryLock(directory);
    if (lock) return lock;
    if (performance.now() >= end || (await giveUp())) return undefined;
    await sleep(POLL_MS);
  }
}

async function tryLock(directory: string): Promise<DirectoryLock | undefined> {
  const highest = await highestNumber(directory);
  if (highest > 0 && (await isHeld(join(directory, `lock.${highest}`)))) return undefined;
  const mine = highest + 1;
  const path = join(directory, `lock.${mine}`);
  if (!(await create(directory, path, JSON.stringify(thisProcess())))) return undefined;
  if ((await highestNumber(directory)) !== mine) {
    await rm(path, { force: true });
    return undefined;
  }
  await removeBelow(directory, mine);
  return { release: () => overwrite(directory, path, '') };
}

async function highestNumber(directory: string): Promise<number> {
  return Math.max(0, ...(await lockNumbers(directory)));
}

async function lockNumbers(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names.flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []));
}

async function isHeld(path: string): Promise<boolean> {
  const content = await readFile(path, 'utf8').catch(() => '');
  return content !== '' && isRunning(JSON.parse(content) as ProcessIdentity);
}

/** Whole or not at all, and only when the name is free. */
async function create(directory: string, path: string, content: string): Promise<boolean> {
  const draft = join(directory, `.lock-${randomBytes(6).toString('hex')}`);
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function overwrite(directory: string, path: string, content: string): Promise<void> {
  const draft = join(directory, `.lock-${randomBytes(6).toString('hex')}`);
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
}

async function removeBelow(directory: string, number: number): Promise<void> {
  for (const other of await lockNumbers(directory)) {
    if (other < number) await rm(join(directory, `lock.${other}`), { force: true });
  }
}
