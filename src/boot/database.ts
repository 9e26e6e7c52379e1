import pg from 'pg';
import { appendOnly, erasedByFunction } from '../../migrations/environment/0001_initial.ts';
import { environmentMigrations } from '../../migrations/environment/index.ts';
import { systemMigrations } from '../../migrations/system/index.ts';
import type { EnvironmentName } from '../domain/environment.ts';
import { deriveSecret } from '../platform/crypto/cipher.ts';
import { MasterKeyMismatch } from '../platform/crypto/open-keyring.ts';
import { type ConnectionSettings, connectionFromUrl } from '../platform/postgres/connection.ts';
import { startEmbedded } from '../platform/postgres/embedded.ts';
import { DatabaseUnfit, type InstancePlan, migrateInstance } from '../platform/postgres/migrate.ts';
import type { SchemaRole } from '../platform/postgres/roles.ts';
import type { DataDirectory } from './data-directory.ts';
import { StartRefused } from './refused.ts';

const DATABASE = 'signet';
const OWNER = 'signet_owner';

/** A database that answers, by its owner role; `stop` ends the built-in server and does nothing for an outside one. */
export interface OpenDatabase {
  readonly owner: ConnectionSettings;
  /** Port of the built-in server; undefined for an outside database. */
  readonly embeddedPort: number | undefined;
  stop(): Promise<void>;
}

export async function openEmbedded(data: DataDirectory, masterKey: Uint8Array): Promise<OpenDatabase> {
  const server = await startEmbedded({
    directory: data.postgres,
    logFile: data.postgresLog,
    password: password(masterKey, 'superuser'),
    durable: true,
  });
  const port = server.superuser.port;
  if (port === undefined) throw new Error('The built-in database has no port.');
  try {
    await makeDatabase(server.superuser, password(masterKey, 'owner'));
  } catch (error) {
    await server.stop();
    const wrongKey = error instanceof pg.DatabaseError && error.code === '28P01';
    if (!wrongKey) throw asRefusal(error, server.superuser);
    throw new StartRefused(`The master key does not open the database in ${data.root}; use the one it was made with.`);
  }
  return { owner: embeddedOwner(port, masterKey), embeddedPort: port, stop: server.stop };
}

/** The owner role of a built-in database that answers on `port`. */
export function embeddedOwner(port: number, masterKey: Uint8Array): ConnectionSettings {
  return { host: '127.0.0.1', port, database: DATABASE, user: OWNER, password: password(masterKey, 'owner') };
}

export function outsideOwner(url: string): ConnectionSettings {
  try {
    return connectionFromUrl(url);
  } catch {
    throw new StartRefused(
      'DATABASE_URL is not a PostgreSQL address such as postgres://user:password@host:5432/database.',
    );
  }
}

/** Brings the database to this version. */
export async function migrate(owner: ConnectionSettings, masterKey: Uint8Array): Promise<'changed' | 'current'> {
  try {
    return await migrateInstance(owner, planFor(owner.database, masterKey));
  } catch (error) {
    throw asRefusal(error, owner);
  }
}

export function planFor(database: string, masterKey: Uint8Array): InstancePlan {
  const roles = [roleOf('live', database, masterKey), roleOf('sandbox', database, masterKey)];
  return { environmentMigrations, systemMigrations, appendOnly, erasedByFunction, roles };
}

/** Roles belong to the whole server, so their names carry the database's. */
function roleOf(environment: EnvironmentName, database: string, masterKey: Uint8Array): SchemaRole {
  const name = `${database}_${environment}`;
  return {
    name,
    password: password(masterKey, `role ${environment}`),
    schema: environment,
    jobsSchema: `${environment}_jobs`,
    writesSystem: environment === 'live',
  };
}

/** Connects as the application role of an environment instead of as the owner. */
export function applicationOf(
  owner: ConnectionSettings,
  environment: EnvironmentName,
  masterKey: Uint8Array,
): ConnectionSettings {
  const role = roleOf(environment, owner.database, masterKey);
  return { ...owner, user: role.name, password: role.password };
}

function password(masterKey: Uint8Array, whose: string): string {
  return deriveSecret(masterKey, `database ${whose}`).toString('base64url');
}

async function makeDatabase(superuser: ConnectionSettings, ownerPassword: string): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount !== 0) return;
    // A crash between the two statements leaves the role.
    await client.query(`drop role if exists ${OWNER}`);
    await client.query(`create role ${OWNER} login createrole password ${pg.escapeLiteral(ownerPassword)}`);
    await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

/** A fault of the connection as a sentence for the operator; anything else stays what it is. */
export function asRefusal(error: unknown, connection: ConnectionSettings): unknown {
  if (error instanceof DatabaseUnfit || error instanceof MasterKeyMismatch) return new StartRefused(error.message);
  const where = `${connection.host ?? 'localhost'}:${connection.port ?? 5432}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '28P01' || code === '28000') {
    return new StartRefused(`The database at ${where} refuses the user "${connection.user}": wrong password or right.`);
  }
  if (code === '3D000') return new StartRefused(`The database at ${where} has no database "${connection.database}".`);
  const timeout = error instanceof Error && /timeout/i.test(error.message);
  if (/^(E[A-Z_]+|57P03|53300)$/.test(code) || timeout) {
    return new StartRefused(`The database at ${where} can't be reached (${code || 'no answer in time'}).`);
  }
  return error;
}
