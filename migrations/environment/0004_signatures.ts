import { type Kysely, sql } from 'kysely';

/** What a document's signatures need beyond the built-in seal, and visitors of public templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  // Why a document waits in `sealing`; null while nothing stands in its way.
  `alter table document add column sealing_problem text`,
  // What an organisation seals with, instead of the instance's certificate. The key is wrapped by the master key.
  `create table organisation_certificate (
    tenant_id text primary key references tenant on delete cascade,
    der bytea not null,
    chain bytea[] not null,
    algorithm text not null,
    key_wrapped bytea not null,
    fingerprint text not null,
    not_before timestamptz not null,
    not_after timestamptz not null,
    uploaded_by text references account on delete set null,
    uploaded_at timestamptz not null,
    warned_days integer
  )`,
  `create index on organisation_certificate (not_after)`,
];
