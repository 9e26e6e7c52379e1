import type { FastifyInstance } from 'fastify';
import { orderPlan, readPlans } from '../../contract/app/plans.ts';
import { features, featuresOf } from '../../domain/credits/entitlements.ts';
import { isPlanId, planIds, plans } from '../../domain/credits/plan.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { orderPlan as placeOrder } from '../../features/billing/order-plan.ts';
import { openInvoice } from '../../features/billing/queries.ts';
import type { Deps } from '../../features/deps.ts';
import { planStanding } from '../../features/plans/entitlements.ts';
import { presentInvoice } from './present-invoice.ts';
import { periodOf } from './present-me.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

/** The table of plans, and the order that waits for its payment. */
export async function planRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, readPlans, async (_input, request) => {
    const { tenant } = await sessionOf(request, deps);
    const { billing, limits } = deps.settings;
    const open = await openInvoice(deps.db, tenant.id);
    return {
      currency: billing.currency,
      taxPercent: billing.taxPercent,
      current: {
        plan: isPlanId(tenant.plan) ? tenant.plan : 'free',
        period: periodOf(tenant.plan_period),
        endsAt: tenant.plan_ends_at?.toISOString() ?? null,
        lapsed: planStanding(deps, tenant).lapsed,
        renewalAt: tenant.renewal_at.toISOString(),
      },
      plans: planIds.map((id) => ({
        id,
        name: plans[id].name,
        priceCents: plans[id].priceCents,
        credits: plans[id].credits,
        fileLimitBytes: plans[id].fileLimit === 'enterprise' ? limits.enterpriseFileBytes : limits.cloudFileBytes,
        features: [...featuresOf(id)],
      })),
      features: features.map(({ id, name }) => ({ id, name })),
      billTo: tenant.billing,
      openInvoice: open ? presentInvoice(deps, open) : null,
      mayOrder: deps.environment.credits === 'real',
    };
  });

  serve(server, orderPlan, async ({ body }, request) => {
    const me = await sessionOf(request, deps);
    const invoice = await placeOrder(deps, me, body, metaOf(request));
    if (isRefusal(invoice)) return invoice;
    const { name, email } = me.account;
    const record = { invoice, buyerName: name, buyerEmail: email, tenantName: me.tenant.name };
    return { invoice: presentInvoice(deps, record) };
  });
}
