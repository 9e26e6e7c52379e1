import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, Secrets } from '../config.ts';
import type { ConnectionSettings } from '../platform/postgres/connection.ts';
import { lockDirectory } from '../platform/process/directory-lock.ts';
import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { embeddedOwner, openEmbedded, outsideOwner } from './database.ts';
import { masterKeyOf } from './master-key.ts';
import { StartRefused } from './refused.ts';
import { readRunFile } from './run-file.ts';

/** The ground that a server or a command stands on. */
export interface Ground {
  readonly data: DataDirectory;
  readonly masterKey: Buffer;
  readonly owner: ConnectionSettings;
  /** Port of the built-in database that this process runs. */
  readonly embeddedPort: number | undefined;
  /** true: this process holds the data directory, so no other one works on its database. */
  readonly alone: boolean;
  close(): Promise<void>;
}

const WAIT_MS = 30_000;

/** For a server: an outside database, or the built-in one under the data directory's lock. */
export async function groundForServer(config: Config, secrets: Secrets): Promise<Ground> {
  const data = await openDataDirectory(config.dataDir);
  if (secrets.databaseUrl !== '') return outside(data, secrets);
  return embedded(data, secrets, sayThatItWaits(data));
}

/** Never gives up; says once why nothing happens. */
function sayThatItWaits(data: DataDirectory): () => Promise<boolean> {
  let said = false;
  return async () => {
    if (!said) process.stderr.write(`Waiting up to 30 s: another Signet works with ${data.root} ...\n`);
    said = true;
    return false;
  };
}

/** For a command: the database of the running server if there is one, else as a server would open it. */
export async function groundForCommand(config: Config, secrets: Secrets): Promise<Ground> {
  const data = await openDataDirectory(config.dataDir);
  if (secrets.databaseUrl !== '') return outside(data, secrets);
  const isServing = async () => (await readRunFile(data.runFile)) !== undefined;
  // Between looking and locking a server may start or stop: then the other way is open, so look again.
  for (const end = performance.now() + WAIT_MS; performance.now() < end; await sleep(50)) {
    const running = await readRunFile(data.runFile);
    if (running) return beside(data, secrets, running.postgresPort);
    const ground = await embedded(data, secrets, isServing).catch(async (error: unknown) => {
      if (error instanceof StartRefused && (await isServing())) return undefined;
      throw error;
    });
    if (ground) return ground;
  }
  throw new StartRefused(`The data directory ${data.root} is busy.`);
}

async function outside(data: DataDirectory, secrets: Secrets): Promise<Ground> {
  const owner = outsideOwner(secrets.databaseUrl);
  const masterKey = await masterKeyOf(secrets, data);
  return { data, masterKey, owner, embeddedPort: undefined, alone: false, close: async () => {} };
}

async function beside(data: DataDirectory, secrets: Secrets, port: number): Promise<Ground> {
  const masterKey = await masterKeyOf(secrets, data);
  const owner = embeddedOwner(port, masterKey);
  return { data, masterKey, owner, embeddedPort: undefined, alone: false, close: async () => {} };
}

async function embedded(data: DataDirectory, secrets: Secrets, giveUp: () => Promise<boolean>): Promise<Ground> {
  const lock = await lockDirectory(data.root, WAIT_MS, giveUp);
  if (!lock) {
    throw new StartRefused(
      `Another Signet works with the data directory ${data.root}; stop it or use another directory.`,
    );
  }
  try {
    const masterKey = await masterKeyOf(secrets, data);
    const database = await openEmbedded(data, masterKey);
    async function close(): Promise<void> {
      await database.stop();
      await lock?.release();
    }
    return { data, masterKey, owner: database.owner, embeddedPort: database.embeddedPort, alone: true, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
