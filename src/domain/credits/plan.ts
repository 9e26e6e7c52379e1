export const planIds = ['free', 'professional', 'teams', 'enterprise'] as const;
export type PlanId = (typeof planIds)[number];
export type PaidPlanId = Exclude<PlanId, 'free'>;
export type PlanPeriod = 'month' | 'year';

export interface Plan {
  readonly id: PlanId;
  readonly name: string;
  /** Cents per period, before tax; null where the period is not offered. */
  readonly priceCents: Readonly<Record<PlanPeriod, number | null>>;
  /** Credits that each period brings; what is left of them ends with it. */
  readonly credits: Readonly<Record<PlanPeriod, number>>;
  /** Request mails a month; null for any number. */
  readonly requestMailsPerMonth: number | null;
  readonly fileLimit: 'cloud' | 'enterprise';
}

/** What is sold. Which features a plan holds stands in `entitlements.ts`. */
export const plans: Readonly<Record<PlanId, Plan>> = {
  free: {
    id: 'free',
    name: 'Free',
    priceCents: { month: 0, year: 0 },
    credits: { month: 0, year: 0 },
    requestMailsPerMonth: 15,
    fileLimit: 'cloud',
  },
  professional: {
    id: 'professional',
    name: 'Professional',
    priceCents: { month: 2900, year: 29_000 },
    credits: { month: 100, year: 240 },
    requestMailsPerMonth: null,
    fileLimit: 'cloud',
  },
  teams: {
    id: 'teams',
    name: 'Teams',
    priceCents: { month: 3900, year: 39_000 },
    credits: { month: 100, year: 500 },
    requestMailsPerMonth: null,
    fileLimit: 'cloud',
  },
  enterprise: {
    id: 'enterprise',
    name: 'Enterprise',
    priceCents: { month: null, year: 249_000 },
    credits: { month: 1500, year: 1500 },
    requestMailsPerMonth: null,
    fileLimit: 'enterprise',
  },
};

export function isPlanId(text: string): text is PlanId {
  return planIds.some((id) => id === text);
}

/** What a tenant has bought, as stored. `endsAt` null: granted without an end. */
export interface Subscription {
  readonly plan: PlanId;
  readonly endsAt: Date | null;
}

export interface PlanStanding {
  /** The plan that counts now: Free after a lapse. */
  readonly plan: PlanId;
  /** The plan that was bought has run out and was not renewed. */
  readonly lapsed: boolean;
}

/** An ended plan falls back to Free; nothing else changes until it is renewed. */
export function standingOf(subscription: Subscription, now: Date): PlanStanding {
  if (subscription.plan === 'free') return { plan: 'free', lapsed: false };
  if (subscription.endsAt !== null && subscription.endsAt <= now) return { plan: 'free', lapsed: true };
  return { plan: subscription.plan, lapsed: false };
}
