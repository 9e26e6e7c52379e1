import { type Kysely, sql } from 'kysely';

/** What the whole REST API needs: contacts, folders, templates, links to drafts, and the request log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table contact (
    id text primary key,
    account_id text not null references account on delete cascade,
    email text not null check (email = lower(email)),
    name text not null,
    phone text not null default '',
    company text not null default '',
    job_title text not null default '',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, email)
  )`,
  `create index on contact (account_id, created_at desc, id)`,
  `create table folder (
    id text primary key,
    account_id text not null references account on delete cascade,
    parent_id text references folder,
    name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index on folder (account_id, parent_id, created_at desc, id)`,
  `create index on folder (parent_id)`,
  `alter table document add foreign key (folder_id) references folder`,
  `create index on document (folder_id) where folder_id is not null`,
  `create index on document (final_blob) where final_blob is not null`,
  `create index on document (certificate_blob) where certificate_blob is not null`,
  // Documents whose time is over and whose end the job has yet to record.
  `create index on document (account_id, expires_at) where status = 'in-progress' and deleted_at is null`,
  `create table template (
    id text primary key,
    account_id text not null references account on delete cascade,
    tenant_id text not null references tenant,
    title text not null,
    note text not null default '',
    description text not null default '',
    folder_id text references folder,
    settings jsonb not null,
    roles jsonb not null,
    prefill jsonb not null default '[]',
    pages jsonb not null,
    source_blob text not null,
    source_bytes integer not null,
    is_public boolean not null default false,
    form_fields jsonb not null default '[]',
    pictures jsonb not null default '[]',
    state_version integer not null default 1,
    link_version integer not null default 1,
    link_expires_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
  )`,
  `create index on template (account_id, created_at desc, id) where deleted_at is null`,
  `create index on template (folder_id) where folder_id is not null`,
  `create index on template (source_blob)`,
  // A draft can be edited and sent by whoever holds its link.
  `alter table document
    add column draft_link_version integer not null default 1,
    add column draft_link_expires_at timestamptz,
    add column hide_signing_links boolean not null default false,
    add column form_fields jsonb not null default '[]',
    add column pictures jsonb not null default '[]',
    add column held_until timestamptz,
    add column owner_blob text`,
  `create index on document (owner_blob) where owner_blob is not null`,
  // Calls of the API, without bodies; kept 30 days.
  `create table api_request (
    id bigint generated always as identity primary key,
    account_id text not null references account on delete cascade,
    at timestamptz not null,
    method text not null,
    path text not null,
    status integer not null,
    duration_ms integer not null,
    request_id text not null,
    token_last_four text not null,
    error_reason text,
    ip text
  )`,
  `create index on api_request (account_id, id desc)`,
  `create index on api_request (at)`,
  `create index on api_request (account_id, request_id)`,
  // What a delivery's last try sent and was told; erased with it.
  `alter table webhook_delivery
    add column last_tried_at timestamptz,
    add column last_headers jsonb,
    add column last_answer text`,
  `create index on webhook_delivery (created_at)`,
  // Whether a call under an Idempotency-Key is still at work, and whether it has changed anything.
  `alter table idempotency_key
    add column holder text not null default '',
    add column alive_until timestamptz not null default '-infinity',
    add column committed_at timestamptz`,
];
