import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { testOwner } from './template.ts';

/** An empty database of the run's PostgreSQL for a started product: the address of its owner role, and a superuser's eyes. */
export async function clusterDatabase(): Promise<{
  readonly url: string;
  readonly pool: pg.Pool;
  drop(): Promise<void>;
}> {
  const { port, password } = inject('postgres');
  const name = `p_${randomBytes(8).toString('hex')}`;
  const admin = { host: '127.0.0.1', port, user: 'postgres', password };
  await execute(admin, `create database ${name} owner ${testOwner.user}`);
  const pool = new pg.Pool({ ...admin, database: name, max: 4 });
  // Dropping the database ends what is idle.
  pool.on('error', () => {});
  return {
    url: `postgres://${testOwner.user}:${testOwner.password}@127.0.0.1:${port}/${name}`,
    pool,
    async drop() {
      await pool.end();
      await execute(admin, `drop database ${name} with (force)`);
    },
  };
}

async function execute(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
