import { absoluteEnd } from '../../domain/account/session-life.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';

/** What the browser gets: the cookie's value, of which only a hash is kept, and its end. */
export interface StartedSession {
  readonly secret: string;
  readonly expiresAt: Date;
}

/** A new session, always with a new secret: nothing a browser brought along is taken over. */
export async function startSession(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'environment'>,
  accountId: string,
  meta: RequestMeta,
): Promise<StartedSession> {
  const secret = randomToken();
  const now = deps.clock();
  const expiresAt = absoluteEnd(now, deps.environment.sessionHours);
  await tx
    .insertInto('session')
    .values({
      id_hash: sha256(secret),
      account_id: accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      authenticated_at: now,
      ip: meta.ip,
      user_agent: meta.userAgent.slice(0, 300),
    })
    .execute();
  return { secret, expiresAt };
}
