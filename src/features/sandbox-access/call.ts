import { z } from 'zod';

/** An account of live as the sandbox mirrors it: no password, no right of an operator. */
export const accountMirror = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  phone: z.string(),
  company: z.string(),
  jobTitle: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  dateFormat: z.string(),
  suspended: z.boolean(),
  tenant: z.object({
    id: z.string(),
    name: z.string(),
    plan: z.string(),
    planPeriod: z.string().nullable(),
    planEndsAt: z.string().nullable(),
  }),
});
export type AccountMirror = z.infer<typeof accountMirror>;

const asked = { account: accountMirror, ip: z.string().optional(), actor: z.string() };

/** All that live may ask of the sandbox. Every call carries the account, so that its mirror is there and current. */
export const liveCall = z.discriminatedUnion('op', [
  /** `endAccess`: sessions and tokens made until that moment end. */
  z.object({ op: z.literal('mirror'), account: accountMirror, endAccess: z.string().optional() }),
  z.object({ op: z.literal('issue-token'), ...asked, name: z.string() }),
  z.object({ op: z.literal('regenerate-token'), ...asked, id: z.string(), keepOld: z.boolean() }),
  z.object({ op: z.literal('revoke-token'), ...asked, id: z.string() }),
  z.object({ op: z.literal('reset'), ...asked }),
  z.object({ op: z.literal('read-tokens'), account: accountMirror }),
]);
export type LiveCall = z.infer<typeof liveCall>;

const tokenView = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.enum(['live.', 'test.']),
  lastFour: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  diesAt: z.string().nullable(),
});

/** What the sandbox answers; `refused` as everywhere. */
export const liveAnswer = z.union([
  z.object({ refused: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  z.object({ token: z.string(), view: tokenView }),
  z.object({ token: tokenView.nullable(), further: z.array(tokenView) }),
  z.object({ done: z.literal(true) }),
]);
export type LiveAnswer = z.infer<typeof liveAnswer>;
