import { isRefusal } from '../../domain/refusal.ts';
import { callSandbox, type LiveDeps, mirrorOf } from './reach.ts';

export interface MirrorJob {
  readonly accountId: string;
  /** Sessions and tokens that the sandbox made until this instant end. */
  readonly endAccess?: string | undefined;
}

/**
 * The job of live's outbox: brings the account as it is now to the sandbox. Throws while the sandbox does not answer,
 * so that it is tried again.
 */
export async function mirrorAccount(deps: LiveDeps, job: MirrorJob): Promise<void> {
  const account = await deps.db.selectFrom('account').selectAll().where('id', '=', job.accountId).executeTakeFirst();
  if (!account?.email_verified_at) return;
  const tenant = await deps.db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', account.tenant_id)
    .executeTakeFirstOrThrow();
  const { endAccess } = job;
  const mirror = mirrorOf(account, tenant);
  const answer = await callSandbox(deps, {
    op: 'mirror',
    account: mirror,
    ...(endAccess === undefined ? {} : { endAccess }),
  });
  if (isRefusal(answer)) throw new Error(`The sandbox refused to mirror an account: ${answer.refused}`);
}
