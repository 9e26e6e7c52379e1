import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { EnvironmentName } from '../../src/domain/environment.ts';
import type { ConnectionSettings } from '../../src/platform/postgres/connection.ts';
import { TEMPLATE, templatePlan, testOwner } from './template.ts';

export interface TestDatabase {
  /** As the application role of an environment, with no more rights than it has in production. */
  readonly application: Readonly<Record<EnvironmentName, ConnectionSettings>>;
  readonly owner: ConnectionSettings;
  drop(): Promise<void>;
}

/** A fresh clone of the migrated template database. */
export async function testDatabase(): Promise<TestDatabase> {
  const { port, password } = inject('postgres');
  const name = `t_${randomBytes(8).toString('hex')}`;
  const admin = { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' };
  const roles = templatePlan.roles;
  const statements = [
    `create database ${name} template ${TEMPLATE} owner ${testOwner.user}`,
    `revoke all on database ${name} from public`,
    ...roles.map((role) => `grant connect on database ${name} to ${role.name}`),
    ...roles.map((role) => `alter role ${role.name} in database ${name} set search_path = ${role.schema}`),
  ];
  await execute(admin, statements);
  const as = (role: { name: string; password: string }) => ({
    ...admin,
    database: name,
    user: role.name,
    password: role.password,
  });
  const [live, sandbox] = roles;
  if (!live || !sandbox) throw new Error('The template has two roles.');
  return {
    application: { live: as(live), sandbox: as(sandbox) },
    owner: { ...admin, ...testOwner, database: name },
    drop: () => execute(admin, [`drop database ${name} with (force)`]),
  };
}

async function execute(connection: ConnectionSettings, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
