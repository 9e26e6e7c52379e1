import pg from 'pg';

/** The login of one environment's application: sees its own schema and job tables, nothing of the other's. */
export interface SchemaRole {
  readonly name: string;
  readonly password: string;
  readonly schema: string;
  readonly jobsSchema: string;
  /** Only one environment publishes into `system`; the others read it. */
  readonly writesSystem: boolean;
}

/** What needs CREATEROLE. Also what `doctor` prints for a database where that is not granted. */
export function roleSql(database: string, role: SchemaRole, create: boolean): string {
  const name = pg.escapeIdentifier(role.name);
  const inDatabase = `alter role ${name} in database ${pg.escapeIdentifier(database)}`;
  return [
    `${create ? 'create' : 'alter'} role ${name} login noinherit password ${pg.escapeLiteral(role.password)};`,
    `${inDatabase} set search_path = ${pg.escapeIdentifier(role.schema)};`,
    `${inDatabase} set idle_in_transaction_session_timeout = '60s';`,
  ].join('\n');
}

/** Rights in the environment's own schema. Audit rows can be added, never changed; documents leave by the function. */
export function environmentGrants(
  database: string,
  role: SchemaRole,
  appendOnly: readonly string[],
  erasedByFunction: readonly string[],
): string {
  const name = pg.escapeIdentifier(role.name);
  const base = pg.escapeIdentifier(database);
  const schema = pg.escapeIdentifier(role.schema);
  const tables = (names: readonly string[]) =>
    names.map((table) => `${schema}.${pg.escapeIdentifier(table)}`).join(', ');
  const statements = [
    `revoke all on database ${base} from public`,
    `grant connect on database ${base} to ${name}`,
    'revoke all on schema public from public',
    `grant usage on schema ${schema} to ${name}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${name}`,
    `grant usage, select on all sequences in schema ${schema} to ${name}`,
    `revoke execute on all functions in schema ${schema} from public`,
    `grant execute on all functions in schema ${schema} to ${name}`,
    `revoke all on ${tables(['kysely_migration', 'kysely_migration_lock'])} from ${name}`,
    `revoke update, delete on ${tables(appendOnly)} from ${name}`,
    `revoke delete on ${tables(erasedByFunction)} from ${name}`,
    fixedSearchPath(role.schema),
  ];
  return statements.join(';\n');
}

/** A function that runs with the owner's rights must not look names up where its caller says. */
function fixedSearchPath(schema: string): string {
  return `do $$ declare f regprocedure; begin
    for f in select oid from pg_proc where prosecdef and pronamespace = ${pg.escapeLiteral(schema)}::regnamespace loop
      execute format('alter function %s set search_path = %I, pg_temp', f, ${pg.escapeLiteral(schema)});
    end loop; end $$`;
}

/** graphile-worker's tables have row security without policies, so grants alone leave them shut. */
export function jobGrants(role: SchemaRole): string {
  const name = pg.escapeIdentifier(role.name);
  const jobs = pg.escapeIdentifier(role.jobsSchema);
  return `grant usage on schema ${jobs} to ${name};
    grant select, insert, update, delete on all tables in schema ${jobs} to ${name};
    grant usage, select on all sequences in schema ${jobs} to ${name};
    revoke execute on all functions in schema ${jobs} from public;
    grant execute on all functions in schema ${jobs} to ${name};
    revoke insert, update, delete on ${jobs}.migrations from ${name};
    do $$ declare t text; begin
      for t in select relname from pg_class c where relnamespace = ${pg.escapeLiteral(role.jobsSchema)}::regnamespace
          and relrowsecurity and not exists (select 1 from pg_policy where polrelid = c.oid and polname = 'application')
      loop
        execute format('create policy application on %I.%I to %I using (true) with check (true)',
          ${pg.escapeLiteral(role.jobsSchema)}, t, ${pg.escapeLiteral(role.name)});
      end loop; end $$`;
}

export function systemGrants(roles: readonly SchemaRole[]): string {
  return roles
    .map((role) => {
      const name = pg.escapeIdentifier(role.name);
      const rights = role.writesSystem ? 'select, insert, update, delete' : 'select';
      return `grant usage on schema system to ${name};
        grant ${rights} on system.public_key to ${name}`;
    })
    .join(';\n');
}
