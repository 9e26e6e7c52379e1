import { type Feature, featuresOf, planHolds } from '../../domain/credits/entitlements.ts';
import { isPlanId, type PlanStanding, plans, standingOf } from '../../domain/credits/plan.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';

type PlanDeps = Pick<Deps, 'environment' | 'settings' | 'clock'>;
type TenantPlan = Pick<Row<'tenant'>, 'plan' | 'plan_ends_at'>;

/** The plan that counts now. A plan that this version does not know counts as Free. */
export function planStanding(deps: Pick<Deps, 'clock'>, tenant: TenantPlan): PlanStanding {
  const plan = isPlanId(tenant.plan) ? tenant.plan : 'free';
  return standingOf({ plan, endsAt: tenant.plan_ends_at }, deps.clock());
}

/** Name for people of the plan that was bought, lapsed or not. */
export function planName(tenant: Pick<Row<'tenant'>, 'plan'>): string {
  return isPlanId(tenant.plan) ? plans[tenant.plan].name : plans.free.name;
}

/** An instance of its own without a licence makes no API tokens, whatever plan its accounts carry. */
export function mayMakeTokens(deps: Pick<Deps, 'settings'>): boolean {
  return deps.settings.edition === 'cloud';
}

/** May this tenant use the feature now? The sandbox shows the features of the highest plan to everyone. */
export function entitled(deps: PlanDeps, tenant: TenantPlan, feature: Feature): boolean {
  if (deps.environment.features === 'highest') return true;
  return planHolds(column(deps, tenant), feature);
}

export function entitlements(deps: PlanDeps, tenant: TenantPlan): readonly Feature[] {
  return featuresOf(deps.environment.features === 'highest' ? 'enterprise' : column(deps, tenant));
}

/** Largest decoded upload in bytes. */
export function fileLimitBytes(deps: PlanDeps, tenant: TenantPlan): number {
  const { fileLimitBytes: fixed } = deps.environment;
  if (fixed !== null) return fixed;
  const { limits } = deps.settings;
  if (deps.settings.edition === 'self-hosted') return limits.selfHostedFileBytes;
  return plans[planStanding(deps, tenant).plan].fileLimit === 'enterprise'
    ? limits.enterpriseFileBytes
    : limits.cloudFileBytes;
}

function column(deps: PlanDeps, tenant: TenantPlan) {
  return deps.settings.edition === 'self-hosted' ? 'self-hosted' : planStanding(deps, tenant).plan;
}
