import type { Environment } from '../context.ts';
import { crontab, taskList } from '../jobs/registry.ts';
import { type JobRunner, startRunner } from '../platform/queue/runner.ts';

/** The job runner of one environment. */
export function startWorkers({ deps, pool }: Environment, concurrency: number, alone: boolean): Promise<JobRunner> {
  return startRunner({
    pool,
    schema: `${deps.environment.name}_jobs`,
    tasks: taskList(deps),
    crontab,
    concurrency,
    alone,
    log: deps.log,
  });
}
