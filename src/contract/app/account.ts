import { z } from 'zod';
import { isPasswordGoodEnough, passwordMaxLength } from '../../domain/account/password.ts';
import { emailMaxLength, emailPattern, isPlainLine, nameMaxLength } from '../../domain/account/person.ts';
import { defineEndpoint, done, instant } from './endpoint.ts';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ pattern: emailPattern }).max(emailMaxLength));
const line = z.string().trim().max(nameMaxLength).refine(isPlainLine, { message: 'line-rules' });
const newPassword = z
  .string()
  .max(passwordMaxLength, { abort: true })
  .refine(isPasswordGoodEnough, { message: 'password-rules' });
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

/** What every page needs before anybody has signed in. `GET` works without a session. */
export const readInstance = defineEndpoint({
  method: 'GET',
  path: '/app/instance',
  answer: z.object({
    environment: z.enum(['live', 'sandbox']),
    edition: z.enum(['cloud', 'self-hosted']),
    productName: z.string(),
    supportEmail: z.string(),
    liveUrl: z.string(),
    sandboxUrl: z.string(),
    /** `button`: the sandbox; every form of this kind says to use Login to Sandbox. */
    signIn: z.enum(['all', 'button']),
    termsVersion: z.string(),
    privacyVersion: z.string(),
    codeMinutes: z.number(),
    resendSeconds: z.number(),
    /** Days until data are erased, and decoded bytes per file; null where the plan says. */
    retentionDays: z.number().nullable(),
    fileLimitBytes: z.number().nullable(),
  }),
});

export const me = z.object({
  environment: z.enum(['live', 'sandbox']),
  account: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    phone: z.string(),
    company: z.string(),
    jobTitle: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    dateFormat: z.string(),
    newsletter: z.boolean(),
    isOperator: z.boolean(),
    createdAt: instant,
    /** true in the sandbox: people are mirrors of live and are edited there. */
    readOnly: z.boolean(),
  }),
  tenant: z.object({
    id: z.string(),
    name: z.string(),
    plan: z.enum(['free', 'professional', 'teams', 'enterprise']),
    planName: z.string(),
    planPeriod: z.enum(['month', 'year']).nullable(),
    planEndsAt: instant.nullable(),
    /** true: the period has ended and Free limits count until it is renewed. */
    planLapsed: z.boolean(),
    creditsLeft: z.number(),
    fileLimitBytes: z.number(),
    /** What the tenant may use now: ids of the feature table. */
    features: z.array(z.string()),
    /** The invoice that suspends live API use. */
    debtInvoice: z.string().nullable(),
  }),
  session: z.object({
    /** Recent enough for a token without asking for the password again. */
    confirmed: z.boolean(),
    expiresAt: instant,
  }),
});
export type Me = z.infer<typeof me>;

export const readMe = defineEndpoint({ method: 'GET', path: '/app/me', answer: me });

export const changeProfile = defineEndpoint({
  method: 'PATCH',
  path: '/app/me',
  body: z
    .object({
      name: line.min(1),
      phone: line,
      company: line,
      jobTitle: line,
      locale: z.string().max(20),
      timeZone: z.string().max(60),
      dateFormat: z.string().max(30),
      newsletter: z.boolean(),
    })
    .partial(),
  answer: me,
});

/** Answers alike whether the address has an account; a code goes to it either way when it can be verified. */
export const signUp = defineEndpoint({
  method: 'POST',
  path: '/app/sign-up',
  body: z.object({
    email,
    name: line.min(1),
    phone: line.default(''),
    company: line.min(1),
    jobTitle: line.min(1),
    password: newPassword,
    acceptTerms: z.literal(true),
    newsletter: z.boolean().default(false),
    /** IANA name of the browser's zone, and its language; unknown ones count as `UTC` and `en`. */
    timeZone: z.string().max(60).default('UTC'),
    locale: z.string().max(20).default('en'),
  }),
  answer: z.object({ resendAfterSeconds: z.number() }),
});

/** 429 `too-soon` with `detail.retryAfterSeconds` before 30 s have passed. */
export const resendCode = defineEndpoint({
  method: 'POST',
  path: '/app/sign-up/resend',
  body: z.object({ email }),
  answer: z.object({ resendAfterSeconds: z.number() }),
});

/** Signs in. 400 `wrong-code` (`detail.triesLeft`), `code-ended` (10 minutes or 5 tries are over). */
export const verifyEmail = defineEndpoint({
  method: 'POST',
  path: '/app/sign-up/verify',
  body: z.object({ email, code }),
  answer: me,
});

/**
 * 401 `wrong-credentials`; 403 `verify-email` (right password, address not proved yet: a code is on its way), `suspended`,
 * `use-login-to-sandbox`; 429 `too-many-attempts` (`detail.retryAfterSeconds`).
 */
export const signIn = defineEndpoint({
  method: 'POST',
  path: '/app/sign-in',
  body: z.object({ email, password: z.string().min(1).max(passwordMaxLength) }),
  answer: me,
});

export const signOut = defineEndpoint({ method: 'POST', path: '/app/sign-out', answer: done });

/** Answers alike whether the address has an account. The mail holds `${publicUrl}/reset-password?token=...`. */
export const forgotPassword = defineEndpoint({
  method: 'POST',
  path: '/app/password/forgot',
  body: z.object({ email }),
  answer: done,
});

/** Single use, ends every session. 400 `link-ended`. */
export const resetPassword = defineEndpoint({
  method: 'POST',
  path: '/app/password/reset',
  body: z.object({ token: z.string().min(1).max(100), password: newPassword }),
  answer: done,
});

/** Ends every other session. 400 `wrong-password`. */
export const changePassword = defineEndpoint({
  method: 'POST',
  path: '/app/password/change',
  body: z.object({ current: z.string().min(1).max(passwordMaxLength), password: newPassword }),
  answer: done,
});

/** Proves the person again: lasts 15 minutes. 400 `wrong-password`. Asked for by 403 `confirm-password`. */
export const confirmPassword = defineEndpoint({
  method: 'POST',
  path: '/app/password/confirm',
  body: z.object({ password: z.string().min(1).max(passwordMaxLength) }),
  answer: z.object({ confirmedUntil: instant }),
});

export const listSessions = defineEndpoint({
  method: 'GET',
  path: '/app/sessions',
  answer: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        createdAt: instant,
        lastSeenAt: instant,
        expiresAt: instant,
        ip: z.string().nullable(),
        userAgent: z.string().nullable(),
      }),
    ),
  }),
});

/** 404 `not-found`. */
export const endSession = defineEndpoint({
  method: 'DELETE',
  path: '/app/sessions/:id',
  params: z.object({ id: z.string() }),
  answer: done,
});

/** Signs out everywhere, this browser and the sandbox included. */
export const signOutEverywhere = defineEndpoint({ method: 'POST', path: '/app/sessions/end-all', answer: done });

/** The account log, newest first; `before` is the last id of the page before. */
export const readAccountLog = defineEndpoint({
  method: 'GET',
  path: '/app/account-log',
  query: z.object({
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({
    events: z.array(
      z.object({
        id: z.number(),
        at: instant,
        /** A sentence's subject: the account's own e-mail, `operator ...`, `command line` or `system`. */
        actor: z.string(),
        kind: z.string(),
        text: z.string(),
        ip: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
  }),
});
