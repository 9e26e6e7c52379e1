import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stops a server that an earlier, killed process left running on the data directory, and removes a pid file that
 * names a process which is no PostgreSQL of ours (the number was taken by another program since).
 */
export async function stopLeftover(directory: string): Promise<'none' | 'stopped'> {
  const pidFile = join(directory, 'postmaster.pid');
  const first = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0];
  const pid = Number.parseInt(first ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return 'none';
  if (!(await servesDirectory(pid, directory))) {
    await rm(pidFile, { force: true });
    return 'none';
  }
  await stopServer(pid);
  return 'stopped';
}

/** Fast shutdown, and an immediate one (recovery at next start) when it takes longer than 20 s. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await gone(pid, 20_000)) return;
  signal(pid, 'SIGQUIT');
  if (!(await gone(pid, 10_000))) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** Sends a signal to a process that may have ended already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function gone(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(20)) {
    if (!isAlive(pid)) return true;
  }
  return !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A postmaster works inside its data directory. Without /proc (macOS) the pid file is believed. */
async function servesDirectory(pid: number, directory: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const workingDirectory = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return workingDirectory === (await realpath(directory));
}
