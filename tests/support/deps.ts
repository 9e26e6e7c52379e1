import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { type EnvironmentName, environments } from '../../src/domain/environment.ts';
import type { Deps, Settings } from '../../src/features/deps.ts';
import type { Database, Tables } from '../../src/features/tables.ts';
import { createPdfPool } from '../../src/pdf/pool.ts';
import { openDiskStore } from '../../src/platform/blobs/disk-store.ts';
import { newId } from '../../src/platform/crypto/ids.ts';
import { openKeyring } from '../../src/platform/crypto/open-keyring.ts';
import { createGuardedFetch } from '../../src/platform/fetch/undici-fetch.ts';
import { createLog } from '../../src/platform/log/create-log.ts';
import { createMailboxMailer } from '../../src/platform/mail/mailbox-mailer.ts';
import { createDatabase, createPool } from '../../src/platform/postgres/connection.ts';
import { postgresLimiters } from '../../src/platform/rate-limit/postgres-limiter.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { testSettings } from './settings.ts';

export interface TestOptions {
  /** Turns DOCX into PDF; by default nothing does. */
  readonly docx?: Deps['docx'];
  readonly settings?: Partial<Settings>;
  /** Seals instead of the built-in key, live. */
  readonly instanceSigner?: Deps['instanceSigner'];
  /** Roots of outside seals that are trusted; none by default. */
  readonly signerRoots?: Deps['signerRoots'];
  /** Timestamp authorities outside; by default there are none. */
  readonly timestamps?: Deps['timestamps'];
  /** Private targets that outgoing calls may reach; by default every port of 127.0.0.1. */
  readonly allowedTargets?: readonly string[];
}

export interface TestEnvironment {
  readonly deps: Deps;
  /** As the owner role: sees and changes what the application role may not. */
  readonly owner: Database;
  readonly pool: Pool;
  readonly database: TestDatabase;
  /** Stops the clock at a moment; before the first call it is the real one. */
  setClock(moment: Date): void;
  /** Jobs that wait, oldest first. */
  jobs(): Promise<{ task: string; payload: unknown; queue: string | null }[]>;
  close(): Promise<void>;
}

/** One environment over a database, a blob store and a mailbox of its own. Close it when done. */
export async function testEnvironment(name: EnvironmentName, options: TestOptions = {}): Promise<TestEnvironment> {
  const database = await testDatabase();
  return build(name, database, options, () => database.drop());
}

/** Live and sandbox over one database, as an instance has them. Close the instance, not its parts. */
export async function testInstance(options: TestOptions = {}) {
  const database = await testDatabase();
  const nothing = async () => {};
  const live = await build('live', database, options, nothing);
  const sandbox = await build('sandbox', database, options, nothing);
  async function close(): Promise<void> {
    await Promise.all([live.close(), sandbox.close()]);
    await database.drop();
  }
  return { live, sandbox, close };
}

async function build(
  name: EnvironmentName,
  database: TestDatabase,
  options: TestOptions,
  afterwards: () => Promise<void>,
): Promise<TestEnvironment> {
  const onError = () => {};
  const pool = createPool(database.application[name], { max: 10, name: `test ${name}`, onError });
  const ownerPool = createPool(database.owner, { max: 2, name: 'test owner', onError });
  const blobRoot = await mkdtemp(join(tmpdir(), 'signet-blobs-'));
  let now: Date | undefined;
  const clock = () => (now ? new Date(now) : new Date());
  const fetch = createGuardedFetch(options.allowedTargets ?? ['127.0.0.1:*', 'localhost:*']);
  const pdf = createPdfPool({ threads: 1, timeoutMs: 60_000 });
  const db = createDatabase<Tables>(pool);
  const deps: Deps = {
    environment: environments[name],
    settings: { ...testSettings(name), ...options.settings },
    db,
    blobs: await openDiskStore(blobRoot),
    keys: await openKeyring(pool, { environment: name, masterKey: Buffer.alloc(32, 7) }),
    pdf,
    docx: options.docx ?? null,
    mailer: createMailboxMailer(pool, clock),
    fetch,
    timestamps: options.timestamps ?? { services: [], roots: [], policy: null },
    instanceSigner: options.instanceSigner ?? null,
    signerRoots: options.signerRoots ?? [],
    limiter: postgresLimiters(pool),
    clock,
    newId,
    log: createLog({ level: 'warn', readable: true, write: (line) => process.stderr.write(line) }),
  };
  return {
    deps,
    owner: createDatabase<Tables>(ownerPool, [name]),
    pool,
    database,
    setClock: (moment) => {
      now = new Date(moment);
    },
    jobs: () => waitingJobs(ownerPool, `${name}_jobs`),
    close: async () => {
      await Promise.all([pdf.close(), fetch.close(), pool.end(), ownerPool.end()]);
      await rm(blobRoot, { recursive: true, force: true });
      await afterwards();
    },
  };
}

async function waitingJobs(pool: Pool, schema: string) {
  const found = await pool.query<{ task: string; payload: unknown; queue: string | null }>(
    `select t.identifier as task, j.payload, q.queue_name as queue
     from ${schema}._private_jobs j join ${schema}._private_tasks t on t.id = j.task_id
     left join ${schema}._private_job_queues q on q.id = j.job_queue_id order by j.id`,
  );
  return found.rows;
}
