import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { endSandboxAccess, endSessions } from '../sessions/end.ts';
import type { Session } from '../sessions/lookup.ts';
import type { Row } from '../tables.ts';
import { accountById } from './store.ts';

/** Every operator's act asks this first: the buyer's own session, and anybody else's, is refused. */
export function operatorRefusal(
  deps: Pick<Deps, 'environment'>,
  me: Pick<Session, 'account'>,
): Refusal<'not-operator'> | undefined {
  return me.account.is_operator && !deps.environment.peopleReadOnly ? undefined : refuse('not-operator');
}

/**
 * Ends sessions and stops tokens in both environments until it is lifted; finished files stay with those who have
 * them.
 */
export async function suspendAccount(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  me: Session,
  accountId: string,
): Promise<Refusal<'not-operator' | 'not-found' | 'own-account'> | undefined> {
  const no = operatorRefusal(deps, me);
  if (no) return no;
  if (accountId === me.accountId) return refuse('own-account');
  return deps.db.transaction().execute(async (tx) => {
    const account = await accountById(tx, accountId);
    if (!account) return refuse('not-found');
    if (account.suspended_at) return undefined;
    await tx.updateTable('account').set({ suspended_at: deps.clock() }).where('id', '=', accountId).execute();
    await endSessions(tx, accountId);
    await recordAccountEvent(tx, deps, { accountId, actor: `operator ${me.account.email}`, kind: 'suspended' });
    await endSandboxAccess(tx, deps, accountId);
    return undefined;
  });
}

/** Lifts a suspension: signing in and live tokens work again. */
export async function restoreAccount(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  me: Session,
  accountId: string,
): Promise<Refusal<'not-operator' | 'not-found'> | undefined> {
  const no = operatorRefusal(deps, me);
  if (no) return no;
  return deps.db.transaction().execute(async (tx) => {
    const account = await accountById(tx, accountId);
    if (!account) return refuse('not-found');
    if (!account.suspended_at) return undefined;
    await tx.updateTable('account').set({ suspended_at: null }).where('id', '=', accountId).execute();
    await recordAccountEvent(tx, deps, { accountId, actor: `operator ${me.account.email}`, kind: 'restored' });
    await enqueue(tx, 'mirror-account', { accountId }, { queue: `mirror:${accountId}` });
    return undefined;
  });
}

export interface AccountOverview {
  readonly account: Row<'account'>;
  readonly plan: string;
  readonly planEndsAt: Date | null;
  readonly creditsLeft: number;
}

/** Accounts whose name, company or e-mail holds the text; newest first, at most 100. */
export async function findAccounts(
  deps: Pick<Deps, 'db' | 'environment'>,
  me: Session,
  find: string,
): Promise<AccountOverview[] | Refusal<'not-operator'>> {
  const no = operatorRefusal(deps, me);
  if (no) return no;
  const pattern = `%${find.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const rows = await deps.db
    .selectFrom('account')
    .innerJoin('tenant', 'tenant.id', 'account.tenant_id')
    .selectAll('account')
    .select(['tenant.plan', 'tenant.plan_ends_at', 'tenant.plan_credits', 'tenant.addon_credits'])
    .where((where) =>
      where.or([
        where('account.email', 'like', pattern),
        where(where.fn('lower', ['account.name']), 'like', pattern),
        where(where.fn('lower', ['account.company']), 'like', pattern),
      ]),
    )
    .orderBy('account.created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    account: row,
    plan: row.plan,
    planEndsAt: row.plan_ends_at,
    creditsLeft: row.plan_credits + row.addon_credits,
  }));
}
