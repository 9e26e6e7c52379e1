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
