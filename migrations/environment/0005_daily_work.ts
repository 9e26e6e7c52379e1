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
  // Erasure before the trash's 30 days are over: asked for by somebody, on record for good.
  `create table erasure_request (
    document_id text primary key,
    asked_at timestamptz not null,
    asked_by text not null
  )`,
  `create or replace function erase_document(doomed text, actor text, moment timestamptz) returns boolean
    language plpgsql security definer as $$
    declare head text;
    declare asker text;
    begin
      select asked_by into asker from erasure_request where document_id = doomed;
      perform 1 from document where id = doomed
        and (asker is not null or deleted_at <= moment - interval '30 days') for update;
      if not found then return false; end if;
      select hash into head from audit_event where document_id = doomed order by seq desc limit 1;
      insert into tombstone values (doomed, coalesce(head, ''), moment, coalesce(asker, actor));
      delete from document where id = doomed;
      return true;
    end $$`,
];
