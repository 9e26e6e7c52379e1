import type { FastifyInstance } from 'fastify';
import { orderCredits, readCredits, setPlayCredits } from '../../contract/app/billing.ts';
import { creditTiers } from '../../domain/credits/price.ts';
import { fullPlayCredits } from '../../domain/credits/purse.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { orderCredits as buy, buyingRefusal, creditCeiling } from '../../features/billing/order-credits.ts';
import { openInvoice } from '../../features/billing/queries.ts';
import { setPlayCredits as setPlay } from '../../features/credits/play.ts';
import { type LedgerRow, readLedger } from '../../features/credits/queries.ts';
import type { Deps } from '../../features/deps.ts';
import { presentInvoice } from './present-invoice.ts';
import { refusalTexts, sentenceOf } from './refusals.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

/** Balance and ledger, Buy premium credits, and the sandbox's play credits. */
export async function creditRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, readCredits, async (_input, request) => {
    const { tenant } = await sessionOf(request, deps);
    const { billing } = deps.settings;
    const no = buyingRefusal(deps, tenant);
    const open = await openInvoice(deps.db, tenant.id);
    const ledger = await readLedger(deps.db, tenant.id, 100);
    return {
      planCredits: tenant.plan_credits,
      addonCredits: tenant.addon_credits,
      total: tenant.plan_credits + tenant.addon_credits,
      renewalAt: tenant.renewal_at.toISOString(),
      tiers: creditTiers(billing.creditCents).map((tier) => ({ ...tier })),
      currency: billing.currency,
      taxPercent: billing.taxPercent,
      ceiling: await creditCeiling(deps.db, deps, tenant.id),
      billTo: tenant.billing,
      openInvoice: open ? presentInvoice(deps, open) : null,
      mayBuy: no === undefined,
      reason: no ? sentenceFor(deps, no) : '',
      ledger: ledger.map(presentEntry),
    };
  });

  serve(server, orderCredits, async ({ body }, request) => {
    const me = await sessionOf(request, deps);
    const order = await buy(deps, me, body, metaOf(request));
    if (isRefusal(order)) return order;
    const { name, email } = me.account;
    const record = { invoice: order.invoice, buyerName: name, buyerEmail: email, tenantName: me.tenant.name };
    return { invoice: presentInvoice(deps, record), total: order.total };
  });

  serve(server, setPlayCredits, async ({ body }, request) => {
    const left = await setPlay(deps, await sessionOf(request, deps), body.amount);
    return isRefusal(left) ? left : { left, full: fullPlayCredits };
  });
}

/** A refusal's sentence, for pages that explain what can't be done before it is tried. */
export function sentenceFor(deps: Pick<Deps, 'settings'>, refusal: Refusal): string {
  const known = refusalTexts[refusal.refused];
  return known ? sentenceOf(known, refusal.detail ?? {}, deps.settings) : '';
}

const texts: Readonly<Record<string, (row: LedgerRow) => string>> = {
  grant: (row) => `Credits of ${row.note}`,
  reset: (row) => `Renewal: ${row.note}`,
  purchase: (row) => `Bought, invoice ${row.note}`,
  withdrawn: (row) => `Withdrawn, invoice ${row.note}`,
  restored: (row) => `Given back, invoice ${row.note} is paid`,
  document: (row) => row.documentTitle ?? 'Document',
  refill: () => 'Play credits set',
};

function presentEntry(row: LedgerRow) {
  const { kind, who, documentId, change, balance } = row;
  return { at: row.at.toISOString(), kind, text: texts[kind]?.(row) ?? kind, who, documentId, change, balance };
}
