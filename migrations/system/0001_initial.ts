import { type Kysely, sql } from 'kysely';

/** What both environments need and no secret. Live's application role writes it, the sandbox's reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create table public_key (name text primary key, jwk jsonb not null, created_at timestamptz not null)',
  // One row: what the database was last brought to, so that a start can skip what is done.
  'create table setup (fingerprint text not null)',
  `insert into setup values ('')`,
];
