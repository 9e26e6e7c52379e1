import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { statementNamer } from './named-statement.ts';

/** Where a database is and who connects. */
export type ConnectionSettings = Pick<pg.ClientConfig, 'host' | 'port' | 'ssl'> & {
  readonly database: string;
  readonly user: string;
  readonly password?: string | undefined;
};

/** Reads a `postgres://` address, also of sockets and with `sslmode`. Throws when it names no database or user. */
export function connectionFromUrl(url: string): ConnectionSettings {
  const parsed = parseIntoClientConfig(url);
  if (!parsed.database || !parsed.user) throw new Error('A database address needs a user and a database name.');
  return {
    ...(parsed.host === undefined ? {} : { host: parsed.host }),
    ...(parsed.port === undefined ? {} : { port: parsed.port }),
    ...(parsed.ssl === undefined ? {} : { ssl: parsed.ssl }),
    database: parsed.database,
    user: parsed.user,
    password: typeof parsed.password === 'string' ? parsed.password : undefined,
  };
}

const INT8 = 20;
const INT8_ARRAY = 1016;

/** bigint columns (sequences, counters) as numbers; beyond 2^53 they throw instead of lying. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return safeInteger;
    if (oid === INT8_ARRAY) throw new Error('Arrays of bigint are not read by this product.');
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large for a number.`);
  return value;
}

export interface PoolOptions {
  readonly max: number;
  readonly name: string;
  /** A connection broke while idle; the pool replaces it. */
  readonly onError: (error: Error) => void;
}

export function createPool(connection: ConnectionSettings, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types,
  });
  pool.on('error', options.onError);
  pool.on('connect', statementNamer());
  return pool;
}

/** Queries over a pool. With `searchPath`, every connection is set to those schemas first. */
export function createDatabase<T>(pool: pg.Pool, searchPath?: readonly string[]): Kysely<T> {
  const dialect = new PostgresDialect({
    pool,
    ...(searchPath === undefined
      ? {}
      : {
          onCreateConnection: async (connection) => {
            const names = searchPath.map((name) => pg.escapeIdentifier(name)).join(', ');
            await connection.executeQuery(CompiledQuery.raw(`set search_path to ${names}`));
          },
        }),
  });
  return new Kysely<T>({ dialect });
}
