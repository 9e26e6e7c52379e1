import type { TokensPage } from '../../contract/app/tokens.ts';
import { limitationsOf } from '../../domain/account/limitations.ts';
import { isConfirmed } from '../../domain/account/session-life.ts';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { fullPlayCredits } from '../../domain/credits/purse.ts';
import { periodEarlier } from '../../domain/credits/renewal.ts';
import { environments } from '../../domain/environment.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { buyingRefusal } from '../../features/billing/order-credits.ts';
import { usedBy, usedPerDay } from '../../features/credits/queries.ts';
import type { Deps } from '../../features/deps.ts';
import { mayMakeTokens, planName, planStanding } from '../../features/plans/entitlements.ts';
import { sandboxTokens } from '../../features/sandbox-access/tokens.ts';
import type { Session } from '../../features/sessions/lookup.ts';
import { debtInvoice } from '../../features/tokens/authenticate.ts';
import { tokenRefusal } from '../../features/tokens/generate.ts';
import { accountTokens, type TokenView } from '../../features/tokens/queries.ts';
import { sentenceFor } from './credits.ts';
import { selfHostedSentence } from './refusals.ts';

/** Everything that the API Token page shows, for both cards. */
export async function presentTokens(deps: Deps, me: Session): Promise<TokensPage> {
  const { name: environment } = deps.environment;
  const live = environment === 'live';
  const own = live ? await accountTokens(deps, me.accountId) : { token: null, further: [] };
  return {
    environment,
    live: {
      environment: 'live',
      baseUrl: `${deps.settings.liveUrl}/api/v1.2`,
      ...withMaker(own, me),
      ...(live ? await liveState(deps, me) : { state: 'elsewhere' as const, reason: 'Made and kept in Live.' }),
      planName: planName(me.tenant),
      neededPlans: [...plansWith('api-live')],
      lapsedAt: planStanding(deps, me.tenant).lapsed ? (me.tenant.plan_ends_at?.toISOString() ?? null) : null,
      confirmFirst: live && !isConfirmed(me.authenticatedAt, deps.clock()),
      credits: live ? await credits(deps, me) : null,
    },
    sandbox: await sandboxCard(deps, me),
    supportEmail: deps.settings.supportEmail,
  };
}

async function liveState(deps: Deps, me: Session): Promise<Pick<TokensPage['live'], 'state' | 'reason'>> {
  const no = tokenRefusal(deps, me);
  if (no?.refused === 'self-hosted-unlicensed') return { state: no.refused, reason: sentenceFor(deps, no) };
  if (no?.refused === 'plan-lapsed') {
    const reason = `Your ${planName(me.tenant)} plan has ended. Live tokens are refused until you renew it.`;
    return { state: 'lapsed', reason };
  }
  if (no) return { state: 'needs-plan', reason: sentenceFor(deps, no) };
  if (me.tenant.debt_since !== null) {
    const number = await debtInvoice(deps.db, me.tenantId);
    return {
      state: 'suspended',
      reason: `Invoice ${number} is unpaid. The live API makes nothing new until it is paid; reading goes on.`,
    };
  }
  return { state: 'allowed', reason: '' };
}

async function credits(deps: Deps, me: Session): Promise<TokensPage['live']['credits']> {
  const { tenant } = me;
  const now = deps.clock();
  const period = tenant.plan_period === 'year' ? 'year' : 'month';
  const total = tenant.plan_credits + tenant.addon_credits;
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  return {
    available: total,
    planCredits: tenant.plan_credits,
    addonCredits: tenant.addon_credits,
    usedByMe: await usedBy(deps.db, me.accountId, periodEarlier(tenant.renewal_at, period)),
    remainingForMe: total,
    renewalAt: tenant.renewal_at.toISOString(),
    usedPerDay: everyDay(await usedPerDay(deps.db, tenant.id, month), month, now),
    mayBuy: buyingRefusal(deps, tenant) === undefined,
  };
}

function everyDay(used: readonly { day: string; used: number }[], from: Date, to: Date) {
  const byDay = new Map(used.map((row) => [row.day, row.used]));
  const days: { day: string; used: number }[] = [];
  for (let at = from.getTime(); at <= to.getTime(); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, used: byDay.get(day) ?? 0 });
  }
  return days;
}

async function sandboxCard(deps: Deps, me: Session): Promise<TokensPage['sandbox']> {
  const { tenant } = me;
  const base = {
    environment: 'sandbox' as const,
    baseUrl: `${deps.settings.sandboxUrl}/api/v1.2`,
    limitations: [...limitationsOf(environments.sandbox)],
    playCredits:
      deps.environment.credits === 'play'
        ? { left: tenant.plan_credits + tenant.addon_credits, full: fullPlayCredits }
        : null,
  };
  const none = { token: null, further: [] };
  if (!mayMakeTokens(deps)) {
    return { ...base, ...none, state: 'self-hosted-unlicensed', reason: selfHostedSentence(deps.settings) };
  }
  const tokens = await sandboxTokens(deps, me);
  if (isRefusal(tokens)) return { ...base, ...none, state: 'allowed', reason: sentenceFor(deps, tokens) };
  return { ...base, ...withMaker(tokens, me), state: 'allowed', reason: '' };
}

function withMaker(tokens: { token: TokenView | null; further: TokenView[] }, me: Session) {
  return {
    token: tokens.token && madeBy(tokens.token, me),
    further: tokens.further.map((token) => madeBy(token, me)),
  };
}

/** An account's tokens are made by its owner. */
export function madeBy(view: TokenView, me: Session) {
  return { ...view, createdBy: { name: me.account.name, isMe: true } };
}
