import type pg from 'pg';

/** An account to be filled with copies of a document that the product made itself. */
export interface Filled {
  readonly accountId: string;
  readonly documents: number;
}

/**
 * Adds documents by SQL: made over three years, newest last; 4 of 100 in the trash, a quarter in a folder; of the rest
 * 48 of 100 completed, 16 in progress, 12 each draft, expired and declined (a third of these revoked). Each has one or
 * two recipients, of whom those of finished documents have acted, and an event in its log. The account's owner is the
 * second of about one in 250. Titles, settings, fields and pages are as long as those of the pattern.
 */
export async function fill(admin: pg.Client, patternId: string, { accountId, documents }: Filled): Promise<void> {
  const values = [patternId, accountId, documents];
  // Foreign keys hold by construction; checking them row by row would take longer than the rest.
  await admin.query(`set session_replication_role = replica; set synchronous_commit = off; set search_path = live`);
  await admin.query(
    `insert into folder (id, account_id, name, created_at, updated_at)
     select 'f' || left(md5($1 || n), 9), $1, 'Folder ' || n, now(), now() from generate_series(1, 8) n`,
    [accountId],
  );
  await admin.query(documentRows, values);
  await admin.query(recipientRows, [patternId, accountId]);
  await admin.query(eventRows, [accountId]);
}

/** What autovacuum does in a database that lives: statistics and the visibility map, also after index pages split. */
export async function settle(admin: pg.Client): Promise<void> {
  for (const table of ['document', 'recipient', 'audit_event', 'folder'])
    await admin.query(`vacuum analyze live.${table}`);
  await admin.query('checkpoint');
}

const id = (salt: string) =>
  `left(translate(encode(sha256((made.account || '${salt}' || made.n)::bytea), 'base64'), '+/=', 'xyz'), 10)`;
const hash = (salt: string) => `encode(sha256((made.account || '${salt}' || made.n)::bytea), 'hex')`;

const documentRows = `
  insert into document (id, account_id, tenant_id, title, note, description, folder_id, kind, status, state_version,
    settings, pages, source_blob, source_bytes, shown_blob, current_blob, final_blob, certificate_blob, created_at,
    updated_at, sent_at, expires_at, completed_at, declined_at, declined_by, decline_reason, revoked_at, deleted_at)
  select ${id('document')}, made.account, account.tenant_id,
    (array['Services agreement', 'Lease', 'Employment contract', 'Order', 'Confidentiality agreement'])[1 + made.n % 5]
      || ' ' || made.n || ' for ' || (array['Mia Berg', 'Leo Okafor', 'Ida Lind', 'Noor Haddad'])[1 + made.n / 5 % 4],
    pattern.note, pattern.description,
    case when made.n % 4 = 0 then 'f' || left(md5(made.account || (1 + made.n % 8)), 9) end,
    pattern.kind, made.status, 3, pattern.settings, pattern.pages, ${hash('source')}, pattern.source_bytes,
    ${hash('shown')}, case when made.status <> 'draft' then ${hash('current')} end,
    case when made.status = 'completed' then ${hash('final')} end,
    case when made.status = 'completed' then ${hash('certificate')} end,
    made.at, made.at + made.took,
    case when made.status <> 'draft' then made.at end,
    case when made.status = 'in-progress' then now() + interval '1 day' + made.took
      when made.status <> 'draft' then made.at + interval '15 days' end,
    case when made.status = 'completed' then made.at + made.took end,
    case when made.status = 'declined' then made.at + made.took end,
    case when made.status = 'declined' and made.n % 3 <> 0 then 'leo@example.com' end,
    case when made.status = 'declined' then 'The price is wrong.' end,
    case when made.status = 'declined' and made.n % 3 = 0 then made.at + made.took end,
    case when made.n % 25 = 7 then now() - made.took end
  from (
    select n, $2::text as account, now() - (($3::int - n + 1)::float8 / $3 * interval '1095 days') as at,
      (abs(hashint4(n)) % 1000000) / 1e6 * interval '14 days' as took,
      case when dice < 48 then 'completed' when dice < 64 then 'in-progress' when dice < 76 then 'draft'
        when dice < 88 then 'expired' else 'declined' end as status
    from (select n, abs(hashint4extended(n, 7)) % 100 as dice from generate_series(1, $3::int) n) drawn
  ) made, document pattern, account
  where pattern.id = $1 and account.id = $2`;

const recipientRows = `
  insert into recipient (id, document_id, position, role, type, name, email, widgets, mailed_at, viewed_at, consented_at,
    acted_at, declined_at, viewed_ip, acted_ip, acted_user_agent)
  select left(translate(encode(sha256((one.id || place)::bytea), 'base64'), '+/=', 'xyz'), 10), one.id, place,
    pattern.role || ' ' || place, pattern.type,
    (array['Mia Berg', 'Leo Okafor', 'Ida Lind', 'Noor Haddad'])[1 + (one.source_bytes + ascii(one.id) + place) % 4],
    case when place = 2 and ascii(right(one.id, 1)) % 25 = 0 and ascii(substr(one.id, 5)) % 8 = 0 then account.email
      else 'person' || (hashtext(one.id || place) & 65535) || '@example.com' end,
    pattern.widgets, one.sent_at, acted.at, acted.at, acted.at, null,
    case when acted.at is not null then '192.0.2.7' end, case when acted.at is not null then '192.0.2.7' end,
    case when acted.at is not null then 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36' end
  from document one
    join account on account.id = one.account_id
    cross join generate_series(1, 2) place
    cross join (select * from recipient where document_id = $1 order by position limit 1) pattern
    cross join lateral (select case
      when one.status = 'completed' then one.completed_at
      when one.status = 'in-progress' and place = 1 and ascii(one.id) % 2 = 0 then one.updated_at end as at) acted
  where one.account_id = $2 and one.id <> $1 and (place = 1 or ascii(right(one.id, 1)) % 2 = 0)`;

const eventRows = `
  insert into audit_event (document_id, seq, at, kind, actor, data, previous_hash, hash)
  select one.id, 1, one.updated_at,
    case one.status when 'draft' then 'created' when 'in-progress' then 'sent' else one.status end, account.email,
    '{}', repeat('0', 64), encode(sha256(one.id::bytea), 'hex')
  from document one join account on account.id = one.account_id
  where one.account_id = $1 and not exists (select 1 from audit_event where document_id = one.id)`;
