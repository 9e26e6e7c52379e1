import type { Pool } from 'pg';

/** graphile-worker leaves the jobs of a killed worker locked for four hours; these give them back. */

const lockedBy = (schema: string) =>
  `select locked_by from ${schema}._private_jobs where locked_by is not null
   union select locked_by from ${schema}._private_job_queues where locked_by is not null`;

/** When no other process can be at work: every lock there is belongs to the dead. */
export async function unlockAllWorkers(pool: Pick<Pool, 'query'>, schema: string): Promise<void> {
  await pool.query(`select ${schema}.force_unlock_workers(array(${lockedBy(schema)}))`);
  await pool.query('delete from worker_heartbeat');
}

/** Workers whose last beat, if any, is older than `silentSeconds`. A fresh lock is given the same time. */
export async function unlockSilentWorkers(
  pool: Pick<Pool, 'query'>,
  schema: string,
  silentSeconds: number,
): Promise<void> {
  await pool.query(
    `with silent as (
       select locked_by from (
         select locked_by, locked_at from ${schema}._private_jobs where locked_by is not null
         union all select locked_by, locked_at from ${schema}._private_job_queues where locked_by is not null
       ) locks
       where not exists (select 1 from worker_heartbeat where worker_id = locked_by
                         and beat_at > now() - make_interval(secs => $1))
       group by locked_by having max(locked_at) < now() - make_interval(secs => $1)
     ) select ${schema}.force_unlock_workers(array(select locked_by from silent))`,
    [silentSeconds],
  );
  await pool.query('delete from worker_heartbeat where beat_at < now() - make_interval(secs => $1)', [
    silentSeconds * 10,
  ]);
}

export async function beat(pool: Pick<Pool, 'query'>, workerIds: readonly string[]): Promise<void> {
  await pool.query(
    `insert into worker_heartbeat (worker_id, beat_at) select unnest($1::text[]), now()
     on conflict (worker_id) do update set beat_at = excluded.beat_at`,
    [workerIds],
  );
}
