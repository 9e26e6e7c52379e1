import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { createPool } from './connection.ts';

test('a statement that carries a name is prepared once and answers as before', async () => {
  const database = await testDatabase();
  const pool = createPool(database.application.live, { max: 1, name: 'test', onError: () => {} });
  const statement = 'select /* statement:double */ $1::int * 2 as doubled';
  expect((await pool.query(statement, [21])).rows).toEqual([{ doubled: 42 }]);
  expect((await pool.query(statement, [4])).rows).toEqual([{ doubled: 8 }]);
  const prepared = await pool.query('select name from pg_prepared_statements');
  expect(prepared.rows).toEqual([{ name: 'double' }]);
  await pool.end();
  await database.drop();
});

test('what is asked again and again is prepared, a page of a list never; a column added meanwhile does no harm', async () => {
  const database = await testDatabase();
  const pool = createPool(database.application.live, { max: 1, name: 'test', onError: () => {} });
  const client = await pool.connect();
  const owner = createPool(database.owner, { max: 1, name: 'test', onError: () => {} });
  const all = 'select * from counter where name = $1';
  const page = 'select name from counter where value > $1 order by name limit $2';
  for (let n = 0; n < 5; n++) {
    await client.query(all, ['invoice']);
    await client.query(page, [0, 10]);
  }
  const prepared = await client.query('select statement from pg_prepared_statements');
  expect(prepared.rows).toEqual([{ statement: all }]);

  await owner.query('alter table live.counter add column extra text');
  expect((await client.query(all, ['invoice'])).fields.map(({ name }) => name)).toContain('extra');

  for (let n = 0; n < 5; n++) await client.query(all, ['invoice']);
  await owner.query('alter table live.counter add column more text');
  await client.query('begin');
  await expect(client.query(all, ['invoice'])).rejects.toThrow('cached plan');
  await client.query('rollback');
  await client.query('begin');
  expect((await client.query(all, ['invoice'])).fields.map(({ name }) => name)).toContain('more');
  await client.query('rollback');
  client.release();
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});
