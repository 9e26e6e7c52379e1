import { isPlanId, plans, standingOf } from '../../domain/credits/plan.ts';
import { nextRenewal, periodEarlier } from '../../domain/credits/renewal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import { lockTenant, moveCredits } from './ledger.ts';

type RenewDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'log'>;

/**
 * Resets plan credits where a renewal is due: to the plan's number while it runs, to 0 after a lapse. Play credits
 * are never renewed. Safe to run twice and on several nodes. Returns how many tenants were renewed.
 */
export async function renewCredits(deps: RenewDeps): Promise<number> {
  if (deps.environment.credits === 'play') return 0;
  const due = await deps.db.selectFrom('tenant').select('id').where('renewal_at', '<=', deps.clock()).execute();
  let renewed = 0;
  for (const { id } of due) {
    if (await deps.db.transaction().execute((tx) => renewOne(tx, deps, id))) renewed += 1;
  }
  return renewed;
}

async function renewOne(tx: Tx, deps: RenewDeps, tenantId: string): Promise<boolean> {
  const tenant = await lockTenant(tx, tenantId);
  const now = deps.clock();
  if (tenant.renewal_at > now) return false;
  const bought = isPlanId(tenant.plan) ? tenant.plan : 'free';
  const standing = standingOf({ plan: bought, endsAt: tenant.plan_ends_at }, now);
  const period = tenant.plan_period === 'year' ? 'year' : 'month';
  const renewalAt = nextRenewal(tenant.renewal_at, standing.lapsed ? 'month' : period, now);
  await tx.updateTable('tenant').set({ renewal_at: renewalAt }).where('id', '=', tenantId).execute();
  const change = plans[standing.plan].credits[period] - tenant.plan_credits;
  if (change !== 0) {
    const note = standing.lapsed ? `${plans[bought].name} ended` : plans[standing.plan].name;
    await moveCredits(tx, deps, tenant, { plan: change, addon: 0 }, { kind: 'reset', note });
  }
  const before = periodEarlier(tenant.renewal_at, 'month');
  if (standing.lapsed && tenant.plan_ends_at && tenant.plan_ends_at > before) {
    await logLapse(tx, deps, tenantId, plans[bought].name);
  }
  return true;
}

async function logLapse(tx: Tx, deps: RenewDeps, tenantId: string, plan: string): Promise<void> {
  const accounts = await tx.selectFrom('account').select('id').where('tenant_id', '=', tenantId).execute();
  for (const { id } of accounts) {
    await recordAccountEvent(tx, deps, { accountId: id, actor: 'system', kind: 'plan-lapsed', data: { plan } });
  }
}
