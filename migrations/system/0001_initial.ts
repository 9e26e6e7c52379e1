import { type Kysely, sql } from 'kysely';

/** What both environments need and no secret. Live's application role writes it, the sandbox's reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table public_key (name text primary key, jwk jsonb not null, created_at timestamptz not null)`.execute(
    db,
  );
}
