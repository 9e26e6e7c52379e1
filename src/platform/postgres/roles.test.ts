import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';

let database: TestDatabase;
let live: pg.Client;
let sandbox: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  live = new pg.Client(database.application.live);
  sandbox = new pg.Client(database.application.sandbox);
  await Promise.all([live.connect(), sandbox.connect()]);
  await sandbox.query(`insert into key values ('link', '\\x00', now())`);
  const owner = new pg.Client(database.owner);
  await owner.connect();
  for (const statement of ownerSeed) await owner.query(statement);
  await owner.end();
});

afterAll(async () => {
  await Promise.all([live.end(), sandbox.end()]);
  await database.drop();
});

const ownerSeed = [
  'set search_path to live',
  `insert into tenant (id, name, renewal_at, created_at) values ('t', 'T', now(), now())`,
  `insert into account (id, tenant_id, email, name, created_at, updated_at) values ('a', 't', 'a@b.c', 'A', now(), now())`,
  `insert into document (id, account_id, tenant_id, title, status, settings, pages, source_blob, source_bytes, shown_blob, created_at, updated_at, deleted_at)
   values ('d', 'a', 't', 'D', 'completed', '{}', '[]', '', 0, '', now(), now(), now() - interval '29 days')`,
  `insert into audit_event values ('d', 1, now(), 'created', 'a', '{}', null, null, null, '', 'head')`,
];

const forbidden = [
  'select * from sandbox.key',
  `insert into sandbox.tenant (id, name, renewal_at, created_at) values ('x', 'x', now(), now())`,
  'select * from sandbox_jobs._private_jobs',
  `select sandbox_jobs.add_job('send-mail')`,
  `update audit_event set actor = 'somebody else'`,
  'delete from audit_event',
  'truncate audit_event',
  'delete from credit_entry',
  `update credit_entry set note = ''`,
  'delete from account_event',
  'delete from tombstone',
  // Its cascade would take audit rows along.
  'delete from document',
  'drop table audit_event',
  'alter table audit_event disable trigger all',
  'create table live.mine (id int)',
  'create table public.mine (id int)',
  'create temporary table document (id text)',
  'create schema mine',
  'delete from kysely_migration',
  'update system.setup set fingerprint = $$x$$',
  'set role signet_owner',
  'select pg_read_file($$postgresql.conf$$)',
  'create role mine',
];

describe('the application role of live', () => {
  test.each(forbidden)('may not: %s', async (statement) => {
    await expect(live.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('works in its own schema without naming it', async () => {
    await live.query(
      `insert into audit_event values ('d', 2, now(), 'viewed', 'b', '{}', null, null, null, 'head', 'head2')`,
    );
    const rows = await live.query('select seq from audit_event order by seq');
    expect(rows.rows).toEqual([{ seq: 1 }, { seq: 2 }]);
    await live.query(`insert into system.public_key values ('live', '{}', now())`);
    await live.query(`select enqueue('send-mail', '{"mailId":"m"}'::json)`);
  });

  test('erases a document only when it lay in the trash for 30 days', async () => {
    const erase = async (when: string) =>
      (await live.query(`select erase_document('d', 'operator', ${when}) as done`)).rows[0]?.done;
    expect(await erase('now()')).toBe(false);
    expect(await erase(`now() + interval '2 days'`)).toBe(true);
    const left = await live.query('select document_id, chain_head, erased_by from tombstone');
    expect(left.rows).toEqual([{ document_id: 'd', chain_head: 'head2', erased_by: 'operator' }]);
    expect((await live.query('select 1 from audit_event')).rowCount).toBe(0);
  });
});

test('the sandbox reads what live publishes and cannot write it', async () => {
  await sandbox.query('select * from system.public_key');
  await expect(sandbox.query('delete from system.public_key')).rejects.toMatchObject({ code: '42501' });
  await expect(sandbox.query('select * from live.account')).rejects.toMatchObject({ code: '42501' });
});
