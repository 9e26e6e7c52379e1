import { type Kysely, sql } from 'kysely';

/** The tables of one environment. Runs in its schema, by the owner role, with search_path set to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // --- who -----------------------------------------------------------------------------------------------------
  `create table tenant (
    id text primary key,
    name text not null,
    plan text not null default 'free',
    plan_period text,
    plan_ends_at timestamptz,
    plan_credits integer not null default 0 check (plan_credits >= 0),
    addon_credits integer not null default 0 check (addon_credits >= 0),
    renewal_at timestamptz not null,
    billing jsonb,
    debt_since timestamptz,
    created_at timestamptz not null
  )`,
  `create table account (
    id text primary key,
    tenant_id text not null references tenant,
    email text not null unique check (email = lower(email)),
    name text not null,
    phone text not null default '',
    company text not null default '',
    job_title text not null default '',
    password_hash text,
    email_verified_at timestamptz,
    is_operator boolean not null default false,
    suspended_at timestamptz,
    locale text not null default 'en',
    time_zone text not null default 'UTC',
    date_format text not null default 'mm/dd/yyyy',
    newsletter boolean not null default false,
    terms_version text,
    terms_agreed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index on account (tenant_id)`,
  `create table session (
    id_hash bytea primary key,
    account_id text not null references account on delete cascade,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    authenticated_at timestamptz not null,
    ip text,
    user_agent text
  )`,
  `create index on session (account_id)`,
  `create table one_time_code (
    id text primary key,
    account_id text not null references account on delete cascade,
    purpose text not null,
    secret_hash bytea not null,
    tries integer not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index on one_time_code (account_id, purpose)`,
  `create unique index on one_time_code (secret_hash) where purpose = 'reset-password'`,
  `create table account_event (
    id bigint generated always as identity primary key,
    account_id text not null,
    at timestamptz not null,
    actor text not null,
    kind text not null,
    data jsonb not null default '{}',
    ip text
  )`,
  `create index on account_event (account_id, id)`,
  // Single-use assertions of Login to Sandbox and of live's signed calls.
  `create table used_assertion (jti text primary key, expires_at timestamptz not null)`,
  // rate-limiter-flexible's own shape
  `create table rate_limit (key text primary key, points integer not null default 0, expire bigint)`,

  // --- API ------------------------------------------------------------------------------------------------------
  `create table api_token (
    id text primary key,
    account_id text not null references account on delete cascade,
    name text not null,
    secret_hash bytea not null unique,
    last_four text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    dies_at timestamptz,
    revoked_at timestamptz
  )`,
  `create index on api_token (account_id)`,

  // --- money -----------------------------------------------------------------------------------------------------
  `create table credit_entry (
    id bigint generated always as identity primary key,
    tenant_id text not null references tenant,
    account_id text,
    document_id text,
    at timestamptz not null,
    kind text not null,
    plan_change integer not null,
    addon_change integer not null,
    plan_balance integer not null check (plan_balance >= 0),
    addon_balance integer not null check (addon_balance >= 0),
    note text not null default ''
  )`,
  `create index on credit_entry (tenant_id, id)`,
  `create index on credit_entry (account_id, at)`,
  `create table invoice (
    id text primary key,
    number text not null unique,
    tenant_id text not null references tenant,
    ordered_by text not null,
    purpose jsonb not null,
    lines jsonb not null,
    currency text not null,
    net_cents integer not null,
    tax_cents integer not null,
    total_cents integer not null,
    bill_to jsonb not null,
    status text not null default 'open',
    created_at timestamptz not null,
    due_at timestamptz not null,
    paid_at timestamptz,
    paid_recorded_by text,
    withdrawn_at timestamptz,
    pdf_blob text
  )`,
  `create unique index on invoice (tenant_id) where status = 'open'`,
  `create index on invoice (tenant_id, created_at desc)`,
  // Gapless numbers: taken inside the ordering transaction.
  `create table counter (name text primary key, value bigint not null)`,

  // --- documents --------------------------------------------------------------------------------------------------
  `create table document (
    id text primary key,
    account_id text not null references account,
    tenant_id text not null references tenant,
    title text not null,
    note text not null default '',
    description text not null default '',
    folder_id text,
    template_id text,
    kind text not null default 'request-sign',
    status text not null,
    state_version integer not null default 1,
    settings jsonb not null,
    prefill jsonb not null default '[]',
    pages jsonb not null,
    source_blob text not null,
    source_bytes integer not null,
    shown_blob text not null,
    current_blob text,
    final_blob text,
    certificate_blob text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    sent_at timestamptz,
    expires_at timestamptz,
    sealing_at timestamptz,
    completed_at timestamptz,
    declined_at timestamptz,
    declined_by text,
    decline_reason text,
    revoked_at timestamptz,
    deleted_at timestamptz
  )`,
  `create index on document (account_id, status, created_at desc, id) where deleted_at is null`,
  `create index on document (account_id, created_at desc, id) where deleted_at is null`,
  `create index on document (expires_at) where status = 'in-progress'`,
  `create index on document (deleted_at) where deleted_at is not null`,
  `create table recipient (
    id text primary key,
    document_id text not null references document on delete cascade,
    position integer not null,
    role text not null,
    type text not null,
    name text not null,
    email text not null,
    phone text not null default '',
    company text not null default '',
    job_title text not null default '',
    access_code_hash text,
    link_version integer not null default 1,
    widgets jsonb not null,
    answers jsonb not null default '{}',
    mailed_at timestamptz,
    next_reminder_at timestamptz,
    viewed_at timestamptz,
    consented_at timestamptz,
    consent_wording text,
    acted_at timestamptz,
    declined_at timestamptz,
    viewed_ip text,
    acted_ip text,
    acted_user_agent text,
    proofs jsonb not null default '[]',
    unique (document_id, position)
  )`,
  `create index on recipient (email)`,
  `create index on recipient (next_reminder_at) where next_reminder_at is not null`,
  // A browser that exchanged a recipient's link for a cookie.
  `create table recipient_session (
    id_hash bytea primary key,
    recipient_id text not null references recipient on delete cascade,
    link_version integer not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    access_code_ok_at timestamptz,
    email_code_ok_at timestamptz,
    ip text,
    user_agent text
  )`,
  `create index on recipient_session (recipient_id)`,
  `create table recipient_code (
    recipient_id text primary key references recipient on delete cascade,
    code_hash bytea not null,
    tries integer not null default 0,
    sent_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create table audit_event (
    document_id text not null references document on delete cascade,
    seq integer not null,
    at timestamptz not null,
    kind text not null,
    actor text not null,
    data jsonb not null,
    ip text,
    user_agent text,
    file_sha256 text,
    previous_hash text not null,
    hash text not null,
    primary key (document_id, seq)
  )`,
  `create table audit_anchor (
    day date primary key,
    heads_sha256 text not null,
    documents integer not null,
    timestamp_token bytea not null,
    created_at timestamptz not null
  )`,
  `create table tombstone (
    document_id text primary key,
    chain_head text not null,
    erased_at timestamptz not null,
    erased_by text not null
  )`,

  // --- what leaves --------------------------------------------------------------------------------------------------
  `create table mail (
    id text primary key,
    account_id text,
    document_id text references document on delete cascade,
    recipient_id text,
    kind text not null,
    recipient_address text not null,
    subject text not null,
    body bytea,
    attachments jsonb not null default '[]',
    created_at timestamptz not null,
    sent_at timestamptz,
    failed_at timestamptz,
    attempts integer not null default 0,
    last_error text
  )`,
  `create index on mail (account_id, created_at desc)`,
  // Where captured mail lands: all of the sandbox's, and live's while no SMTP server is set.
  `create table mailbox_message (
    id text primary key,
    account_id text,
    recipient_address text not null,
    subject text not null,
    mime bytea not null,
    received_at timestamptz not null
  )`,
  `create index on mailbox_message (account_id, received_at desc)`,
  `create index on mailbox_message (received_at desc)`,
  `create table webhook (
    account_id text primary key references account on delete cascade,
    url text not null,
    key_wrapped bytea,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create table webhook_delivery (
    id text primary key,
    account_id text not null references account on delete cascade,
    document_id text not null references document on delete cascade,
    sequence bigint generated always as identity,
    event text not null,
    url text not null,
    body bytea not null,
    created_at timestamptz not null,
    attempts integer not null default 0,
    delivered_at timestamptz,
    failed_at timestamptz,
    next_try_at timestamptz,
    last_status integer,
    last_error text
  )`,
  `create index on webhook_delivery (document_id, sequence)`,
  `create index on webhook_delivery (account_id, created_at desc)`,

  // --- keys and certificates -------------------------------------------------------------------------------------------
  `create table key (name text primary key, wrapped bytea not null, created_at timestamptz not null)`,
  `create table certificate (
    serial text primary key,
    purpose text not null,
    issuer_serial text references certificate,
    der bytea not null,
    key_wrapped bytea,
    not_before timestamptz not null,
    not_after timestamptz not null,
    revoked_at timestamptz,
    revocation_reason integer,
    created_at timestamptz not null
  )`,
  `create index on certificate (purpose, not_after desc)`,

  // --- files and workers ------------------------------------------------------------------------------------------------
  `create table blob (sha256 text primary key, size integer not null, created_at timestamptz not null)`,
  `create table worker_heartbeat (worker_id text primary key, beat_at timestamptz not null)`,

  // Jobs join the caller's transaction (outbox). JOBS_SCHEMA is replaced by the migrator.
  `create function enqueue(task text, payload json, queue text default null, run_at timestamptz default null,
      job_key text default null, max_attempts integer default 25) returns void language sql as $$
    select "JOBS_SCHEMA".add_job(task, payload, queue_name := queue, run_at := run_at, max_attempts := max_attempts, job_key := job_key)
  $$`,

  // Erasure without the owner role at run time: only what lay in the trash for 30 days.
  `create function erase_document(doomed text, actor text, moment timestamptz) returns boolean
    language plpgsql security definer as $$
    declare head text;
    begin
      perform 1 from document where id = doomed and deleted_at <= moment - interval '30 days' for update;
      if not found then return false; end if;
      select hash into head from audit_event where document_id = doomed order by seq desc limit 1;
      insert into tombstone values (doomed, coalesce(head, ''), moment, actor);
      delete from document where id = doomed;
      return true;
    end $$`,
];

/** Tables whose rows the application role may add but never change or remove. */
export const appendOnly = [
  'account_event',
  'credit_entry',
  'audit_event',
  'audit_anchor',
  'tombstone',
  'erasure_request',
];

/** Tables whose rows only `erase_document` removes: their deletion would take append-only rows along. */
export const erasedByFunction = ['document'];
