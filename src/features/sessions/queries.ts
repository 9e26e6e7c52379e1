import { idleSince } from '../../domain/account/session-life.ts';
import type { Deps } from '../deps.ts';
import type { Session } from './lookup.ts';

export interface SessionView {
  /** The hash of the cookie's value, as hex: names the session and opens nothing. */
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The person's usable sessions, last seen first. */
export async function listSessions(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  me: Session,
): Promise<SessionView[]> {
  const now = deps.clock();
  const rows = await deps.db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', me.accountId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince(now, deps.environment.sessionHours))
    .orderBy('last_seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id_hash.toString('hex'),
    current: row.id_hash.equals(me.sessionIdHash),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    ip: row.ip,
    userAgent: row.user_agent,
  }));
}
