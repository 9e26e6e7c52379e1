import { type PlanId, type PlanPeriod, plans } from '../../domain/credits/plan.ts';
import { periodLater } from '../../domain/credits/renewal.ts';
import type { Deps } from '../deps.ts';
import type { Row, Tx } from '../tables.ts';
import { moveCredits } from './ledger.ts';

export interface NewPlan {
  readonly plan: PlanId;
  readonly period: PlanPeriod;
  /** null: without an end (granted by the operator). */
  readonly endsAt: Date | null;
}

/** Starts a plan now on a locked tenant: its credits replace what was left of the last plan's. */
export async function startPlan(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  tenant: Row<'tenant'>,
  next: NewPlan,
): Promise<void> {
  await tx
    .updateTable('tenant')
    .set({
      plan: next.plan,
      plan_period: next.plan === 'free' ? null : next.period,
      plan_ends_at: next.endsAt,
      renewal_at: periodLater(deps.clock(), next.period),
    })
    .where('id', '=', tenant.id)
    .execute();
  const change = plans[next.plan].credits[next.period] - tenant.plan_credits;
  if (change === 0) return;
  await moveCredits(tx, deps, tenant, { plan: change, addon: 0 }, { kind: 'grant', note: plans[next.plan].name });
}
