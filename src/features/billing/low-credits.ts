import { isPlanId, plans } from '../../domain/credits/plan.ts';
import { periodEarlier } from '../../domain/credits/renewal.ts';
import { usedByTenant } from '../credits/queries.ts';
import type { Deps } from '../deps.ts';
import { lowCreditsMail } from '../mail/mails/low-credits.ts';
import { queueMail } from '../mail/queue.ts';

export interface LowCreditsJob {
  readonly tenantId: string;
  readonly planLeft: number;
  readonly addonLeft: number;
}

/** Tells the tenant's first account that the balance crossed 50, 10 or 0. */
export async function mailLowCredits(
  deps: Pick<Deps, 'db' | 'keys' | 'clock' | 'newId' | 'settings' | 'environment'>,
  job: LowCreditsJob,
): Promise<void> {
  const tenant = await deps.db.selectFrom('tenant').selectAll().where('id', '=', job.tenantId).executeTakeFirst();
  const admin = await deps.db
    .selectFrom('account')
    .selectAll()
    .where('tenant_id', '=', job.tenantId)
    .orderBy('created_at')
    .executeTakeFirst();
  if (!tenant || !admin) return;
  const period = tenant.plan_period === 'year' ? 'year' : 'month';
  const message = await lowCreditsMail(deps, {
    tenantName: tenant.name,
    planLeft: job.planLeft,
    addonLeft: job.addonLeft,
    planTotal: isPlanId(tenant.plan) ? plans[tenant.plan].credits[period] : 0,
    used: await usedByTenant(deps.db, tenant.id, periodEarlier(tenant.renewal_at, period)),
    renewalAt: tenant.renewal_at,
    timeZone: admin.time_zone,
    link: `${deps.settings.publicUrl}/settings/credits`,
  });
  await deps.db.transaction().execute(async (tx) => {
    await queueMail(tx, deps, { accountId: admin.id, kind: 'low-credits', to: admin.email, message });
  });
}
