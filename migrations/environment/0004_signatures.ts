import { type Kysely, sql } from 'kysely';

/** What a document's signatures need beyond the built-in seal, and visitors of public templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements: readonly string[] = [
  // Why a document waits in `sealing`; null while nothing stands in its way.
  `alter table document
    add column sealing_problem text,
    add column sealing_retry_at timestamptz,
    add column sealing_attempts integer not null default 0,
    add column timestamp_until timestamptz`,
  `create index on document (sealing_retry_at) where status = 'sealing'`,
  // Files sealed before this column was there count from their completion: a timestamp lasts a year at least.
  `update document set timestamp_until = completed_at + interval '1 year' where status = 'completed'`,
  `create index on document (timestamp_until) where timestamp_until is not null`,
  // What a renewed file begins with: certificates and recipients' copies go on naming it.
  `create table sealed_before (
    document_id text not null references document on delete cascade,
    kind text not null,
    sha256 text not null,
    size bigint not null,
    replaced_at timestamptz not null,
    primary key (document_id, sha256)
  )`,
  `create index on sealed_before (sha256)`,
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
  // The last list of a root whose key was taken away.
  `alter table certificate add column offline_crl bytea, add column offline_crl_until timestamptz`,
  // One signature of the organisation, or one of each signer.
  `alter table tenant
    add column signature_mode text not null default 'seal' check (signature_mode in ('seal', 'per_signer'))`,
  `alter table document
    add column signature_mode text check (signature_mode in ('seal', 'per_signer')),
    add column mode_fallback text`,
  `update document set settings = settings || '{"signatureMode": "default"}'`,
  `update template set settings = settings || '{"signatureMode": "default"}'`,
  // When a recipient's act became a revision of the file, and the certificate it was signed with.
  `alter table recipient
    add column revised_at timestamptz,
    add column signer_serial text references certificate`,
  // The owner's list in the app, last changed first, read and counted in the order of these.
  `create index on document (account_id, updated_at desc, id) where deleted_at is null`,
  `create index on document (account_id, status, updated_at desc, id) where deleted_at is null`,
  `create index on document (account_id, updated_at desc, id) where deleted_at is not null`,
  `create index on document (account_id, updated_at desc, id)
    where status = 'declined' and revoked_at is null and deleted_at is null`,
  `create index on document (account_id, updated_at desc, id)
    where status = 'declined' and revoked_at is not null and deleted_at is null`,
  `create index on document (id) where status = 'in-progress' and deleted_at is null`,
  `create index on recipient (email) where acted_at is null and declined_at is null and type <> 'viewer'`,
  // Other pages that a draft's file has had, so that taking pages out can be taken back.
  `alter table document add column files jsonb not null default '[]'`,
  `alter table template add column files jsonb not null default '[]'`,
  // By what right a draft was last saved, for whoever finds it changed.
  `alter table document add column saved_by text check (saved_by in ('owner', 'link'))`,
  `alter table template add column saved_by text check (saved_by in ('owner', 'link'))`,
  // A visitor of a public template, from the typed address to the document made for it.
  `create table public_visit (
    id text primary key,
    template_id text not null references template on delete cascade,
    name text not null,
    email text not null,
    phone text not null default '',
    code_hash bytea not null,
    tries integer not null default 0,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    proved_at timestamptz,
    document_id text references document on delete cascade,
    recipient_id text references recipient on delete cascade,
    template_version integer,
    ip text
  )`,
  `create index on public_visit (template_id, email)`,
  `create index on public_visit (template_id, proved_at) where document_id is not null`,
  `create index on public_visit (sent_at)`,
  `create index on public_visit (document_id)`,
  `create index on public_visit (recipient_id)`,
];
