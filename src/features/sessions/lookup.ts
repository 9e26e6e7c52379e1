import { sql } from 'kysely';
import { idleSince } from '../../domain/account/session-life.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { accountAndTenant, splitAccountRow } from '../account-rows.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';

/** Who is signed in, and how fresh that is. */
export interface Session {
  readonly accountId: string;
  readonly tenantId: string;
  readonly account: Row<'account'>;
  readonly tenant: Row<'tenant'>;
  readonly sessionIdHash: Buffer;
  /** When the password (or live's assertion) was last given. */
  readonly authenticatedAt: Date;
  readonly expiresAt: Date;
}

interface SessionRow extends Record<string, unknown> {
  readonly id_hash: Buffer;
  readonly authenticated_at: Date;
  readonly expires_at: Date;
  readonly last_seen_at: Date;
}

type LookupDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'log'>;

/**
 * The session of a cookie's value, or null: unknown, over, left alone too long, or its account is suspended. One
 * prepared statement per request.
 */
export async function findSession(deps: LookupDeps, secret: string): Promise<Session | null> {
  const now = deps.clock();
  const idle = idleSince(now, deps.environment.sessionHours);
  const found = await sql<SessionRow>`select /* statement:session */ s.id_hash, s.authenticated_at, s.expires_at,
    s.last_seen_at, ${accountAndTenant}
    from session s join account a on a.id = s.account_id join tenant t on t.id = a.tenant_id
    where s.id_hash = ${sha256(secret)} and s.expires_at > ${now} and s.last_seen_at > ${idle}
      and a.suspended_at is null`.execute(deps.db);
  const row = found.rows[0];
  if (!row) return null;
  if (now.getTime() - row.last_seen_at.getTime() > 60_000) touch(deps, row.id_hash, now);
  const { account, tenant } = splitAccountRow(row);
  return {
    accountId: account.id,
    tenantId: tenant.id,
    account,
    tenant,
    sessionIdHash: row.id_hash,
    authenticatedAt: row.authenticated_at,
    expiresAt: row.expires_at,
  };
}

/** At most once a minute and beside the request: losing one costs a minute of idle time, nothing else. */
function touch(deps: LookupDeps, idHash: Buffer, now: Date): void {
  deps.db
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('id_hash', '=', idHash)
    .execute()
    .catch((error: unknown) => deps.log.warn({ error: String(error) }, 'A session was not marked as seen'));
}
