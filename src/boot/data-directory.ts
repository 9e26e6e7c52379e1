import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EnvironmentName } from '../domain/environment.ts';
import { StartRefused } from './refused.ts';

export interface DataDirectory {
  readonly root: string;
  /** The built-in database's cluster. */
  readonly postgres: string;
  readonly postgresLog: string;
  readonly masterKey: string;
  /** How a command finds the running server. */
  readonly runFile: string;
  blobs(environment: EnvironmentName): string;
}

/** Makes the directory when it is missing and proves that it can be written. */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const root = resolve(path);
  const probe = join(root, `.write-test-${randomBytes(6).toString('hex')}`);
  try {
    // As root, the database runs as another user, who may pass through here but see nothing.
    await mkdir(root, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StartRefused(`The data directory ${root} can't be written${code}. Set SIGNET_DATA_DIR to one that can.`);
  }
  return {
    root,
    postgres: join(root, 'postgres'),
    postgresLog: join(root, 'postgres.log'),
    masterKey: join(root, 'master.key'),
    runFile: join(root, 'run.json'),
    blobs: (environment) => join(root, 'blobs', environment),
  };
}
