import { runMigrations } from 'graphile-worker';
import { type Kysely, type KyselyPlugin, type Migration, Migrator, RawNode } from 'kysely';
import pg from 'pg';
import { sha256Hex } from '../crypto/hash.ts';
import { type ConnectionSettings, createDatabase } from './connection.ts';
import { environmentGrants, jobGrants, roleSql, type SchemaRole, systemGrants } from './roles.ts';

export interface InstancePlan {
  /** Static lists, so that a bundle holds them. */
  readonly environmentMigrations: Readonly<Record<string, Migration>>;
  readonly systemMigrations: Readonly<Record<string, Migration>>;
  readonly appendOnly: readonly string[];
  readonly erasedByFunction: readonly string[];
  /** The application role of each environment. */
  readonly roles: readonly SchemaRole[];
}

/** Any constant; every migrating node takes the same lock. */
const LOCK = 5_160_734_201;
/** Raise when roles.ts changes, so that grants are made again. */
const GRANTS_VERSION = 1;

/** The database, its version or the owner's rights do not allow what is needed; the message says what to do. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit';
}

/**
 * Brings a database to this version: schemas, roles, tables, job tables, grants. Run by the owner role, by any number
 * of nodes at once (an advisory lock lets one work while the others wait and then find nothing to do).
 */
export async function migrateInstance(owner: ConnectionSettings, plan: InstancePlan): Promise<'changed' | 'current'> {
  const pool = new pg.Pool({ ...owner, max: 3, application_name: 'signet migrate' });
  pool.on('error', () => {});
  const client = await pool.connect().catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const fingerprint = await fingerprintOf(plan);
    if ((await storedFingerprint(client)) === fingerprint) return 'current';
    await refuseOldServer(client);
    await makeRoles(client, owner.database, plan.roles);
    await client.query('create schema if not exists system');
    await migrateSchema(pool, 'system', plan.systemMigrations, undefined);
    for (const role of plan.roles) {
      await client.query(`create schema if not exists ${role.schema}`);
      await runMigrations({ pgPool: pool, schema: role.jobsSchema });
      await migrateSchema(pool, role.schema, plan.environmentMigrations, role.jobsSchema);
      await client.query(environmentGrants(owner.database, role, plan.appendOnly, plan.erasedByFunction));
      await client.query(jobGrants(role));
    }
    await client.query(systemGrants(plan.roles));
    await client.query('update system.setup set fingerprint = $1', [fingerprint]);
    return 'changed';
  } finally {
    client.release(true);
    await pool.end();
  }
}

/** What the database was last brought to; a match lets a start skip everything else. */
async function fingerprintOf(plan: InstancePlan): Promise<string> {
  const names = [Object.keys(plan.environmentMigrations), Object.keys(plan.systemMigrations)];
  return sha256Hex(JSON.stringify([GRANTS_VERSION, names, plan.appendOnly, plan.erasedByFunction, plan.roles]));
}

async function storedFingerprint(client: pg.PoolClient): Promise<string | undefined> {
  const known = await client.query<{ known: boolean }>(`select to_regclass('system.setup') is not null as known`);
  if (!known.rows[0]?.known) return undefined;
  const found = await client.query<{ fingerprint: string }>('select fingerprint from system.setup');
  return found.rows[0]?.fingerprint;
}

async function refuseOldServer(client: pg.PoolClient): Promise<void> {
  const found = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  const major = Math.floor((found.rows[0]?.version ?? 0) / 10_000);
  if (major < 15) throw new DatabaseUnfit(`Signet needs PostgreSQL 15 or newer; this server is version ${major}.`);
}

/** Creates missing roles and sets their passwords; where that right is not granted, roles made by hand will do. */
async function makeRoles(client: pg.PoolClient, database: string, roles: readonly SchemaRole[]): Promise<void> {
  for (const role of roles) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
    const sql = roleSql(database, role, found.rowCount === 0);
    try {
      await client.query(sql);
    } catch (error) {
      const refused = error instanceof pg.DatabaseError && error.code === '42501';
      if (!refused) throw error;
      if (found.rowCount !== 0) continue;
      throw new DatabaseUnfit(
        `The database user may not create roles; run "npm run -s signet -- doctor" for the SQL that your administrator runs once.`,
      );
    }
  }
}

async function migrateSchema(
  pool: pg.Pool,
  schema: string,
  migrations: Readonly<Record<string, Migration>>,
  jobsSchema: string | undefined,
): Promise<void> {
  const plain = createDatabase<unknown>(pool, [schema]);
  const db: Kysely<unknown> = jobsSchema === undefined ? plain : plain.withPlugin(namingJobs(jobsSchema));
  // A pooled connection may have served another schema before: Kysely sets the path for connections it hasn't seen.
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Migrations call the job tables' schema JOBS_SCHEMA, since it differs per environment. */
function namingJobs(schema: string): KyselyPlugin {
  return {
    transformQuery: ({ node }) =>
      RawNode.is(node)
        ? { ...node, sqlFragments: node.sqlFragments.map((part) => part.replaceAll('JOBS_SCHEMA', schema)) }
        : node,
    transformResult: async ({ result }) => result,
  };
}
