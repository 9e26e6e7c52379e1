import { EventEmitter } from 'node:events';
import { Logger, type LogLevel, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Log } from '../log/log.ts';
import { beat, unlockAllWorkers, unlockSilentWorkers } from './dead-workers.ts';

export interface RunnerOptions {
  /** Connected as the application role of the environment. */
  readonly pool: Pool;
  /** Where graphile-worker's tables are. */
  readonly schema: string;
  readonly tasks: TaskList;
  readonly crontab: string;
  readonly concurrency: number;
  /** true: no other process can be working on this database, so every lock found is a dead worker's. */
  readonly alone: boolean;
  readonly log: Log;
}

export interface JobRunner {
  /** Takes no new jobs and waits for the running ones, at most `waitMs`. */
  stop(waitMs: number): Promise<void>;
}

const BEAT_MS = 10_000;
const SILENT_SECONDS = 60;

/** Works off one environment's jobs, beats for its workers, and frees the jobs of workers that fell silent. */
export async function startRunner(options: RunnerOptions): Promise<JobRunner> {
  const { pool, schema, log } = options;
  if (options.alone) await unlockAllWorkers(pool, schema);
  const workers = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => {
    workers.add(worker.workerId);
    void beat(pool, [worker.workerId]).catch(report);
  });
  events.on('worker:release', ({ worker }) => workers.delete(worker.workerId));
  function report(error: unknown): void {
    log.warn({ error }, 'The heartbeat of the job workers failed');
  }
  const runner = await run({
    pgPool: pool,
    schema,
    taskList: options.tasks,
    crontab: options.crontab,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    events,
    logger: loggerOver(log),
  });
  // A runner that fails on its own (database gone) must not take the process along: it reports and is restarted with it.
  runner.promise.catch((error: unknown) => log.error({ error }, 'The job runner stopped'));
  const timer = setInterval(() => {
    beat(pool, [...workers])
      .then(() => unlockSilentWorkers(pool, schema, SILENT_SECONDS))
      .catch(report);
  }, BEAT_MS);
  async function stop(waitMs: number): Promise<void> {
    clearInterval(timer);
    let late: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((done) => {
      late = setTimeout(done, waitMs);
    });
    const ended = runner.stop().catch((error: unknown) => log.warn({ error }, 'The job runner did not stop cleanly'));
    await Promise.race([ended, patience]);
    clearTimeout(late);
  }
  return { stop };
}

/** graphile-worker's own words, without the payloads: only warnings and failures are of interest. */
function loggerOver(log: Log): Logger {
  return new Logger(() => (level: `${LogLevel}`, message, meta) => {
    if (level !== 'error' && level !== 'warning') return;
    const error = meta && 'error' in meta ? { error: meta.error } : {};
    if (level === 'error') log.error(error, message);
    else log.warn(error, message);
  });
}
