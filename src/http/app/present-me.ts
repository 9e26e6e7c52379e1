import type { Me } from '../../contract/app/account.ts';
import { isConfirmed } from '../../domain/account/session-life.ts';
import { isPlanId } from '../../domain/credits/plan.ts';
import type { Deps } from '../../features/deps.ts';
import { entitlements, fileLimitBytes, planName, planStanding } from '../../features/plans/entitlements.ts';
import type { Session } from '../../features/sessions/lookup.ts';
import { debtInvoice } from '../../features/tokens/authenticate.ts';

/** The signed-in person, the tenant and what it may use, for every page. */
export async function presentMe(deps: Deps, me: Session): Promise<Me> {
  const { account, tenant } = me;
  return {
    environment: deps.environment.name,
    account: {
      id: account.id,
      email: account.email,
      name: account.name,
      phone: account.phone,
      company: account.company,
      jobTitle: account.job_title,
      locale: account.locale,
      timeZone: account.time_zone,
      dateFormat: account.date_format,
      newsletter: account.newsletter,
      isOperator: account.is_operator,
      createdAt: account.created_at.toISOString(),
      readOnly: deps.environment.peopleReadOnly,
    },
    tenant: {
      id: tenant.id,
      name: tenant.name,
      plan: isPlanId(tenant.plan) ? tenant.plan : 'free',
      planName: planName(tenant),
      planPeriod: periodOf(tenant.plan_period),
      planEndsAt: tenant.plan_ends_at?.toISOString() ?? null,
      planLapsed: planStanding(deps, tenant).lapsed,
      creditsLeft: tenant.plan_credits + tenant.addon_credits,
      fileLimitBytes: fileLimitBytes(deps, tenant),
      features: [...entitlements(deps, tenant)],
      debtInvoice: tenant.debt_since === null ? null : await debtInvoice(deps.db, tenant.id),
    },
    session: {
      confirmed: isConfirmed(me.authenticatedAt, deps.clock()),
      expiresAt: me.expiresAt.toISOString(),
    },
  };
}

export function periodOf(text: string | null): 'month' | 'year' | null {
  return text === 'month' || text === 'year' ? text : null;
}
