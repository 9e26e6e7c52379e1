import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import type { Tx } from '../tables.ts';
import type { Session } from './lookup.ts';

/** Ends every session of an account, or all but one. */
export async function endSessions(tx: Tx, accountId: string, except?: Buffer): Promise<void> {
  let query = tx.deleteFrom('session').where('account_id', '=', accountId);
  if (except) query = query.where('id_hash', '!=', except);
  await query.execute();
}

/** Sign out of this browser. */
export async function signOut(deps: Pick<Deps, 'db' | 'clock'>, me: Session, meta: RequestMeta): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('session').where('id_hash', '=', me.sessionIdHash).execute();
    await recordAccountEvent(tx, deps, { ...actor(me, meta), kind: 'signed-out' });
  });
}

/** Ends one of the person's sessions by the id that the list shows. */
export async function endSession(
  deps: Pick<Deps, 'db' | 'clock'>,
  me: Session,
  id: string,
  meta: RequestMeta,
): Promise<Refusal<'not-found'> | undefined> {
  if (!/^[0-9a-f]{64}$/.test(id)) return refuse('not-found');
  return deps.db.transaction().execute(async (tx) => {
    const ended = await tx
      .deleteFrom('session')
      .where('account_id', '=', me.accountId)
      .where('id_hash', '=', Buffer.from(id, 'hex'))
      .executeTakeFirst();
    if (ended.numDeletedRows === 0n) return refuse('not-found');
    await recordAccountEvent(tx, deps, { ...actor(me, meta), kind: 'session-ended' });
    return undefined;
  });
}

/** Ends every session, this one included; live takes the sandbox's sessions and tokens along. */
export async function signOutEverywhere(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  me: Session,
  meta: RequestMeta,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await endSessions(tx, me.accountId);
    await recordAccountEvent(tx, deps, { ...actor(me, meta), kind: 'signed-out-everywhere' });
    await endSandboxAccess(tx, deps, me.accountId);
  });
}

/** Tells the sandbox, by a job of this transaction, to end the sessions and tokens it has of the account by now. */
export async function endSandboxAccess(
  tx: Tx,
  deps: Pick<Deps, 'environment' | 'clock'>,
  accountId: string,
): Promise<void> {
  if (deps.environment.peopleReadOnly) return;
  const endAccess = deps.clock().toISOString();
  await enqueue(tx, 'mirror-account', { accountId, endAccess }, { queue: `mirror:${accountId}` });
}

function actor(me: Session, meta: RequestMeta) {
  return { accountId: me.accountId, actor: me.account.email, ip: meta.ip };
}
