import { type Kysely, sql } from 'kysely';

/** What conditions, languages, kept signatures, templates with roles and everyday work need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  // Signatures of uploads and signing:
  `alter table document add column keeps_signatures boolean not null default false`,
  `create index on document (sealing_retry_at) where sealing_retry_at is not null`,
  // What a seal needs is read at once, however many one-time certificates there are.
  `create index on certificate (created_at) where purpose <> 'signer' or revoked_at is not null`,
  // Conditions:
  // Languages:
  `alter table recipient add column language text`,
  `alter table public_visit add column language text not null default 'en'`,
  // The editor and signing oneself:
  // Those who share a turn act together; so far everybody acted in their place.
  `alter table recipient add column turn integer check (turn >= 1)`,
  `update recipient set turn = position`,
  `alter table recipient alter column turn set not null`,
  // Saved views, notifications and saved signatures:
  // Pictures that a person signs with again and again, as PNG.
  `create table saved_signature (
    account_id text not null references account on delete cascade,
    kind text not null check (kind in ('signature', 'initials', 'stamp')),
    sha256 text not null,
    saved_at timestamptz not null,
    primary key (account_id, kind)
  )`,
  // Templates and bulk send:
  // One run: what it makes is fixed when it starts, whatever becomes of the template meanwhile.
  `create table bulk_send (
    id text primary key,
    account_id text not null references account on delete cascade,
    tenant_id text not null references tenant on delete cascade,
    template_id text references template on delete set null,
    template jsonb not null,
    columns jsonb not null,
    key text not null,
    run integer not null default 1,
    ip text,
    user_agent text,
    started_at timestamptz not null,
    finished_at timestamptz,
    unique (account_id, key)
  )`,
  `create index on bulk_send (account_id, started_at desc)`,
  `create index on bulk_send (template_id)`,
  `create index on bulk_send (started_at) where finished_at is null`,
  // A row and what became of it. Its cells are kept only until its document is made.
  `create table bulk_row (
    bulk_send_id text not null references bulk_send on delete cascade,
    position integer not null,
    cells jsonb,
    status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
    document_id text references document on delete set null,
    problem jsonb,
    attempts integer not null default 0,
    primary key (bulk_send_id, position),
    check (status = 'sent' or cells is not null)
  )`,
  `create index on bulk_row (bulk_send_id, status, position)`,
  `create index on bulk_row (document_id)`,
  // Recipients: handing over, offline copies, embedding:
  // Pages that may show an account's signing pages in a frame.
  `create table embed_origin (
    account_id text not null references account on delete cascade,
    origin text not null,
    created_at timestamptz not null,
    primary key (account_id, origin)
  )`,
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
