import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { enqueue } from '../../features/enqueue.ts';
import { beat, unlockSilentWorkers } from './dead-workers.ts';
import { type JobRunner, startRunner } from './runner.ts';

let t: TestEnvironment;
const runners: JobRunner[] = [];
beforeEach(async () => {
  t = await testEnvironment('live');
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop(5000);
  await t.close();
});

async function run(tasks: Parameters<typeof startRunner>[0]['tasks'], alone: boolean): Promise<void> {
  const common = { pool: t.pool, schema: 'live_jobs', crontab: '', concurrency: 2, log: t.deps.log };
  runners.push(await startRunner({ ...common, tasks, alone }));
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}

test('a job exists exactly when the transaction that added it does, and the application role runs it', async () => {
  const seen: unknown[] = [];
  await run({ note: async (payload) => void seen.push(payload) }, false);
  const rolledBack = t.deps.db.transaction().execute(async (tx) => {
    await enqueue(tx, 'note', { number: 1 });
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await t.deps.db.transaction().execute((tx) => enqueue(tx, 'note', { number: 2 }, { queue: 'document-1' }));
  await until(() => seen.length > 0);
  expect(seen).toEqual([{ number: 2 }]);
});

test('a killed worker leaves its job locked; the next start, alone on the database, takes it up at once', async () => {
  await enqueue(t.deps.db, 'note', {}, { queue: 'document-1' });
  await lockAs('dead-worker');
  let done = false;
  async function note(): Promise<void> {
    done = true;
  }
  await run({ note }, true);
  await until(() => done);
});

test('with others at work, only the jobs of workers that fell silent are freed', async () => {
  await enqueue(t.deps.db, 'note', { of: 'silent' });
  await lockAs('silent-worker');
  await enqueue(t.deps.db, 'note', { of: 'living' });
  await lockAs('living-worker');
  await beat(t.pool, ['living-worker']);
  await t.pool.query(`update live_jobs._private_jobs set locked_at = now() - interval '5 minutes'`);
  await unlockSilentWorkers(t.pool, 'live_jobs', 60);
  const left = await t.pool.query('select locked_by from live_jobs._private_jobs where locked_by is not null');
  expect(left.rows).toEqual([{ locked_by: 'living-worker' }]);
});

test('stopping waits for the job in hand, but not for ever', async () => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let started = false;
  let finished = false;
  const slow = async () => {
    started = true;
    await held;
    finished = true;
  };
  await run({ slow }, false);
  await enqueue(t.deps.db, 'slow', {});
  await until(() => started);
  const stopping = runners.splice(0)[0]?.stop(10_000);
  release();
  await stopping;
  expect(finished).toBe(true);
});

/** As graphile-worker marks what a worker is busy with. */
async function lockAs(worker: string): Promise<void> {
  await t.pool.query('update live_jobs._private_jobs set locked_at = now(), locked_by = $1 where locked_by is null', [
    worker,
  ]);
  await t.pool.query(
    'update live_jobs._private_job_queues set locked_at = now(), locked_by = $1 where locked_by is null',
    [worker],
  );
}
