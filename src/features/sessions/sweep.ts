import { idleSince } from '../../domain/account/session-life.ts';
import type { Deps } from '../deps.ts';

/** Removes what nobody can use any more: sessions, one-time codes, recipients' cookies, used assertions. */
export async function sweepSessions(deps: Pick<Deps, 'db' | 'clock' | 'environment'>): Promise<void> {
  const now = deps.clock();
  const idle = idleSince(now, deps.environment.sessionHours);
  await deps.db
    .deleteFrom('session')
    .where((where) => where.or([where('expires_at', '<=', now), where('last_seen_at', '<=', idle)]))
    .execute();
  await deps.db
    .deleteFrom('one_time_code')
    .where('expires_at', '<=', new Date(now.getTime() - 86_400_000))
    .execute();
  await deps.db.deleteFrom('recipient_session').where('expires_at', '<=', now).execute();
  await deps.db.deleteFrom('used_assertion').where('expires_at', '<=', now).execute();
}
