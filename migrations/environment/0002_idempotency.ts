import { type Kysely, sql } from 'kysely';

/** Answers of the API's writes, so that a call repeated under the same Idempotency-Key is answered, not done again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table idempotency_key (
    scope text primary key,
    account_id text not null references account on delete cascade,
    body_sha256 text not null,
    created_at timestamptz not null,
    answer bytea
  )`.execute(db);
  await sql`create index on idempotency_key (account_id, created_at)`.execute(db);
}
