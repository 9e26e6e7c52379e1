import { sql } from 'kysely';
import type { Queryable } from './tables.ts';

export interface JobOptions {
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  readonly runAt?: Date;
  /** A waiting job of the same key is replaced. */
  readonly jobKey?: string;
}

/** Adds a job inside the caller's transaction: it exists exactly when the state it follows does. */
export async function enqueue(tx: Queryable, task: string, payload: object, options: JobOptions = {}): Promise<void> {
  await sql`select enqueue(${task}::text, ${JSON.stringify(payload)}::json, ${options.queue ?? null}::text,
    ${options.runAt ?? null}::timestamptz, ${options.jobKey ?? null}::text)`.execute(tx);
}
