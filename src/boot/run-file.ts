import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isRunning, thisProcess } from '../platform/process/identity.ts';

/** The running server, for commands: which process, and where its built-in database answers. */
export interface Running {
  readonly pid: number;
  readonly started: string;
  readonly postgresPort: number;
}

export async function writeRunFile(path: string, postgresPort: number): Promise<void> {
  const content: Running = { ...thisProcess(), postgresPort };
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

export async function removeRunFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Undefined when no server runs, also when one was killed and left its file behind. */
export async function readRunFile(path: string): Promise<Running | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const running = JSON.parse(text) as Running;
  return isRunning(running) ? running : undefined;
}
