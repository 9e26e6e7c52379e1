import { statfs } from 'node:fs/promises';
import pg from 'pg';
import type { Check } from '../cli/command.ts';
import { type Config, isLocalUrl, type Secrets } from '../config.ts';
import { roleSql } from '../platform/postgres/roles.ts';
import { asRefusal, migrate, planFor } from './database.ts';
import { type Ground, groundForCommand } from './house.ts';
import { authorityNames, hasUnreachableSandbox } from './report.ts';
import { readRunFile } from './run-file.ts';
import { signerCheck } from './signer-check.ts';

const NINETY_DAYS_MS = 90 * 24 * 60 * 60 * 1000;

/** What doctor looks at, from the ground up; it goes on as far as it can. */
export async function checkup(config: Config, secrets: Secrets): Promise<readonly Check[]> {
  const checks: Check[] = [];
  let ground: Ground;
  try {
    ground = await groundForCommand(config, secrets);
  } catch (error) {
    return [{ state: 'failed', text: sentence(error) }, ...settingChecks(config, secrets)];
  }
  try {
    checks.push({
      state: 'ok',
      text: `Data directory ${ground.data.root} can be written, ${await freeSpace(ground)} free`,
    });
    checks.push(await serverCheck(ground));
    checks.push(...(await databaseChecks(ground)));
  } finally {
    await ground.close();
  }
  return [...checks, await signerCheck(config, secrets), ...settingChecks(config, secrets)];
}

async function freeSpace(ground: Ground): Promise<string> {
  const found = await statfs(ground.data.root);
  return `${((Number(found.bavail) * found.bsize) / 1024 ** 3).toFixed(1)} GB`;
}

async function serverCheck(ground: Ground): Promise<Check> {
  const running = await readRunFile(ground.data.runFile);
  if (running) return { state: 'ok', text: `The server runs (process ${running.pid})` };
  return { state: 'notice', text: 'The server does not run on this data directory' };
}

async function databaseChecks(ground: Ground): Promise<Check[]> {
  const { owner, masterKey } = ground;
  const client = new pg.Client(owner);
  try {
    await client.connect();
    const version = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    const answers: Check = { state: 'ok', text: `PostgreSQL ${version.rows[0]?.version} answers` };
    const roles = await roleCheck(client, ground);
    if (roles.state === 'failed') return [answers, roles];
    const state = await migrate(owner, masterKey);
    const current = state === 'current' ? 'The database is up to date' : 'The database was brought up to date';
    return [answers, roles, { state: 'ok', text: current }, ...(await offlineRoot(client))];
  } catch (error) {
    return [{ state: 'failed', text: sentence(asRefusal(error, owner)) }];
  } finally {
    await client.end().catch(() => {});
  }
}

/** A root whose key is elsewhere has left a list that ends; documents wait from then on. */
async function offlineRoot(client: pg.Client): Promise<Check[]> {
  const found = await client.query<{ until: Date; key_wrapped: Buffer | null }>(
    `select offline_crl_until as until, key_wrapped from live.certificate
     where purpose = 'root' and revoked_at is null order by created_at desc limit 1`,
  );
  const [root] = found.rows;
  if (!root || root.key_wrapped !== null) return [];
  const left = root.until.getTime() - Date.now();
  const day = root.until.toISOString().slice(0, 10);
  if (left < 0) return [{ state: 'failed', text: `The list of the offline root ended on ${day}: bring its key back` }];
  const text = `The root's key is elsewhere; bring it back once before ${day}`;
  return [{ state: left < NINETY_DAYS_MS ? 'notice' : 'ok', text }];
}

/** Managed servers may not grant CREATEROLE: then somebody who may runs this SQL once. */
async function roleCheck(client: pg.Client, { owner, masterKey }: Ground): Promise<Check> {
  const { roles } = planFor(owner.database, masterKey);
  const names = roles.map((role) => role.name);
  const found = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    names,
  ]);
  const missing = roles.filter((role) => !found.rows.some((row) => row.rolname === role.name));
  if (missing.length === 0) return { state: 'ok', text: `Database roles ${names.join(' and ')} are there` };
  const right = await client.query<{ may: boolean }>(
    'select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user',
  );
  if (right.rows[0]?.may) return { state: 'ok', text: 'Database roles can be created' };
  const sql = missing.map((role) => roleSql(owner.database, role, true)).join('\n');
  return {
    state: 'failed',
    text: `The database user "${owner.user}" may not create roles. Have an administrator run this SQL once (it holds passwords):\n${sql}`,
  };
}

function settingChecks(config: Config, secrets: Secrets): Check[] {
  const notice = (text: string): Check => ({ state: 'notice', text });
  const checks: Check[] = [];
  const local = isLocalUrl(config.publicUrl);
  if (config.smtpHost === '') checks.push(notice('No mail server is set (SMTP_HOST): mail lands in the local mailbox'));
  if (local) checks.push(notice('PUBLIC_URL is not set: links work on this machine only'));
  if (!local && config.publicUrl.startsWith('http:'))
    checks.push(notice('PUBLIC_URL is not https: cookies travel in the clear'));
  if (hasUnreachableSandbox(config))
    checks.push(notice('SANDBOX_PUBLIC_URL is not set: the sandbox works on this machine only'));
  if (config.supportEmail === '') checks.push(notice('No support address is set (SUPPORT_EMAIL)'));
  if (secrets.tsaUrls.length === 0)
    checks.push(notice('No timestamp authority is set (TSA_URL): the built-in one stamps, seals are self-issued'));
  else checks.push({ state: 'ok', text: `Timestamps come from ${authorityNames(secrets).join(', then ')}` });
  if (secrets.tsaUrls.length > 0 && config.tsaCa === '')
    checks.push(notice('TSA_CA is not set: any timestamp certificate is taken, and the verify page trusts none'));
  if (secrets.masterKey === '')
    checks.push(notice('The master key lies in the data directory: back it up apart from the database'));
  return checks;
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
