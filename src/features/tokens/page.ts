import { plansWith } from '../../domain/credits/entitlements.ts';
import { periodEarlier } from '../../domain/credits/renewal.ts';
import { usedBy, usedPerDay } from '../credits/queries.ts';
import type { Deps } from '../deps.ts';
import { entitled, mayMakeTokens, planName, planStanding } from '../plans/entitlements.ts';
import type { Row } from '../tables.ts';
import { debtInvoice } from './authenticate.ts';

type PageDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'settings'>;

/** Whether live tokens can be had, seen from live. `invoice` is the number of the unpaid one. */
export interface LiveStanding {
  readonly state: 'allowed' | 'needs-plan' | 'lapsed' | 'suspended' | 'self-hosted-unlicensed';
  readonly planName: string;
  readonly neededPlans: readonly string[];
  readonly lapsedAt: Date | null;
  readonly invoice: string;
}

export async function liveStanding(deps: PageDeps, tenant: Row<'tenant'>): Promise<LiveStanding> {
  const standing = { planName: planName(tenant), neededPlans: plansWith('api-live'), lapsedAt: null, invoice: '' };
  if (!mayMakeTokens(deps)) return { ...standing, state: 'self-hosted-unlicensed' };
  if (planStanding(deps, tenant).lapsed) return { ...standing, state: 'lapsed', lapsedAt: tenant.plan_ends_at };
  if (!entitled(deps, tenant, 'api-live')) return { ...standing, state: 'needs-plan' };
  if (tenant.debt_since === null) return { ...standing, state: 'allowed' };
  return { ...standing, state: 'suspended', invoice: await debtInvoice(deps.db, tenant.id) };
}

export interface CreditUse {
  readonly available: number;
  readonly planCredits: number;
  readonly addonCredits: number;
  readonly usedByMe: number;
  readonly remainingForMe: number;
  readonly renewalAt: Date;
  readonly usedPerDay: { day: string; used: number }[];
}

const DAY_MS = 24 * 3_600_000;

/** Credits of the team, what this person used of them in the running period, and the month day by day. */
export async function creditUse(
  deps: Pick<Deps, 'db' | 'clock'>,
  account: Pick<Row<'account'>, 'id'>,
  tenant: Row<'tenant'>,
): Promise<CreditUse> {
  const yearly = tenant.plan_period === 'year' && !planStanding(deps, tenant).lapsed;
  const since = periodEarlier(tenant.renewal_at, yearly ? 'year' : 'month');
  const now = deps.clock();
  const firstOfMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const used = new Map((await usedPerDay(deps.db, tenant.id, firstOfMonth)).map((entry) => [entry.day, entry.used]));
  const days: string[] = [];
  for (let at = firstOfMonth.getTime(); at <= now.getTime(); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  const available = tenant.plan_credits + tenant.addon_credits;
  return {
    available,
    planCredits: tenant.plan_credits,
    addonCredits: tenant.addon_credits,
    usedByMe: await usedBy(deps.db, account.id, since),
    // Every credit of the team is open to each of its people.
    remainingForMe: available,
    renewalAt: tenant.renewal_at,
    usedPerDay: days.map((day) => ({ day, used: used.get(day) ?? 0 })),
  };
}
