import { z } from 'zod';
import { defineEndpoint, done, instant } from './endpoint.ts';

const environment = z.enum(['live', 'sandbox']);

export const tokenView = z.object({
  id: z.string(),
  name: z.string(),
  /** `live.` or `test.`; with `lastFour` all that can be shown again. */
  prefix: z.enum(['live.', 'test.']),
  lastFour: z.string(),
  createdAt: instant,
  createdBy: z.object({ name: z.string(), isMe: z.boolean() }),
  lastUsedAt: instant.nullable(),
  /** An old token that was kept for 24 h when it was regenerated. */
  diesAt: instant.nullable(),
});

const card = z.object({
  environment,
  /** For the Base address box: `.../api/v1.2`. */
  baseUrl: z.string(),
  /** The one the card leads to. */
  token: tokenView.nullable(),
  /** Named further ones, and an old one that is still dying. */
  further: z.array(tokenView),
});

export const tokensPage = z.object({
  /** Where this page is shown. */
  environment,
  live: card.extend({
    /**
     * `needs-plan`: Free. `lapsed`: the period ended, tokens answer 405 until renewal. `suspended`: an unpaid invoice.
     * `self-hosted-unlicensed`: no token of either kind here. `elsewhere`: seen from the sandbox, made in live.
     */
    state: z.enum(['allowed', 'needs-plan', 'lapsed', 'suspended', 'self-hosted-unlicensed', 'elsewhere']),
    /** One sentence why not; empty when allowed. */
    reason: z.string(),
    planName: z.string(),
    /** Plans that would do. */
    neededPlans: z.array(z.string()),
    lapsedAt: instant.nullable(),
    /** Generating and regenerating asks for the password first. */
    confirmFirst: z.boolean(),
    credits: z
      .object({
        /** Available to the team. */
        available: z.number(),
        planCredits: z.number(),
        addonCredits: z.number(),
        /** Used by the signed-in person in this period. */
        usedByMe: z.number(),
        remainingForMe: z.number(),
        renewalAt: instant,
        /** Per day, oldest first, from the first of the month to today (UTC). */
        usedPerDay: z.array(z.object({ day: z.string(), used: z.number() })),
        mayBuy: z.boolean(),
      })
      .nullable(),
  }),
  sandbox: card.extend({
    state: z.enum(['allowed', 'self-hosted-unlicensed']),
    reason: z.string(),
    /** Sentences, in order; "Do not upload confidential data" stands above them. */
    limitations: z.array(z.string()),
    /** Only inside the sandbox. */
    playCredits: z.object({ left: z.number(), full: z.number() }).nullable(),
  }),
  supportEmail: z.string(),
});
export type TokensPage = z.infer<typeof tokensPage>;

export const readTokens = defineEndpoint({ method: 'GET', path: '/app/tokens', answer: tokensPage });

const shownOnce = z.object({
  /** In full, this once. */
  token: z.string(),
  view: tokenView,
});

/**
 * 403 `confirm-password` (live), `needs-plan`, `plan-lapsed`, `self-hosted-unlicensed`, `only-in-live`; 409 `token-exists` when a token of that
 * name lives (regenerate it, or give another name); 503 `sandbox-unreachable`.
 */
export const generateToken = defineEndpoint({
  method: 'POST',
  path: '/app/tokens',
  body: z.object({ environment, name: z.string().trim().min(1).max(60).optional() }),
  answer: shownOnce,
});

/** The old one dies at once, or after 24 h with `keepOld`. */
export const regenerateToken = defineEndpoint({
  method: 'POST',
  path: '/app/tokens/:environment/:id/regenerate',
  params: z.object({ environment, id: z.string() }),
  body: z.object({ keepOld: z.boolean().default(false) }),
  answer: shownOnce,
});

export const revokeToken = defineEndpoint({
  method: 'DELETE',
  path: '/app/tokens/:environment/:id',
  params: z.object({ environment, id: z.string() }),
  answer: done,
});

/** Empties the caller's sandbox, from there or from live. 503 `sandbox-unreachable`. */
export const resetSandbox = defineEndpoint({ method: 'POST', path: '/app/sandbox/reset', answer: done });

/**
 * Live only. The browser posts `assertion` as a form field to `action` (new tab): it signs in to the sandbox for whoever
 * comes within 60 seconds, once. There, an assertion that is used or too old leads to `/sign-in?reason=used` or `?reason=expired`.
 */
export const loginToSandbox = defineEndpoint({
  method: 'POST',
  path: '/app/sandbox-login',
  answer: z.object({ action: z.string(), assertion: z.string() }),
});
