import { type Kysely, sql } from 'kysely';

/** What conditions, languages, kept signatures, templates with roles and everyday work need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  // Signatures of uploads and signing:
  // Conditions:
  // Languages:
  // The editor and signing oneself:
  // Those who share a turn act together; so far everybody acted in their place.
  `alter table recipient add column turn integer check (turn >= 1)`,
  `update recipient set turn = position`,
  `alter table recipient alter column turn set not null`,
  // Saved views, notifications and saved signatures:
  // Templates and bulk send:
  // Recipients: handing over, offline copies, embedding:
  // Contacts, folders and preferences:
];
