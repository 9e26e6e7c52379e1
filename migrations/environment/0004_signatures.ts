import { type Kysely, sql } from 'kysely';

/** What a document's signatures need beyond the built-in seal, and visitors of public templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  // Why a document waits in `sealing`; null while nothing stands in its way.
  `alter table document add column sealing_problem text`,
];
