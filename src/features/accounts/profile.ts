import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Session } from '../sessions/lookup.ts';
import { isLocale, isTimeZone } from './place.ts';

export interface ProfileChange {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly company?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly dateFormat?: string | undefined;
  readonly newsletter?: boolean | undefined;
}

/** Changes what is given, and lets the sandbox's mirror follow. */
export async function changeProfile(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  me: Session,
  change: ProfileChange,
  meta: RequestMeta,
): Promise<Refusal<'only-in-live' | 'unknown-time-zone' | 'unknown-locale'> | undefined> {
  if (deps.environment.peopleReadOnly) return refuse('only-in-live');
  if (change.timeZone !== undefined && !isTimeZone(change.timeZone)) return refuse('unknown-time-zone');
  if (change.locale !== undefined && !isLocale(change.locale)) return refuse('unknown-locale');
  const { account } = me;
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set({
        name: change.name ?? account.name,
        phone: change.phone ?? account.phone,
        company: change.company ?? account.company,
        job_title: change.jobTitle ?? account.job_title,
        locale: change.locale ?? account.locale,
        time_zone: change.timeZone ?? account.time_zone,
        date_format: change.dateFormat ?? account.date_format,
        newsletter: change.newsletter ?? account.newsletter,
        updated_at: deps.clock(),
      })
      .where('id', '=', account.id)
      .execute();
    const event = { accountId: account.id, actor: account.email, ip: meta.ip, kind: 'profile-changed' } as const;
    await recordAccountEvent(tx, deps, event);
    await enqueue(tx, 'mirror-account', { accountId: account.id }, { queue: `mirror:${account.id}` });
  });
  return undefined;
}
