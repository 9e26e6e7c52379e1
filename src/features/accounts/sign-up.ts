import { builtInTermsVersion } from '../../domain/account/terms.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { accountExistsMail } from '../mail/mails/account-exists.ts';
import { queueMail } from '../mail/queue.ts';
import { type StartedSession, startSession } from '../sessions/start.ts';
import { takeAttempt, takeAttempts } from './attempts.ts';
import { mailCode, spendCode } from './codes.ts';
import { networkOf } from './network.ts';
import { hashPassword } from './password-hash.ts';
import { isLocale, isTimeZone } from './place.ts';
import { accountByEmail, insertAccount, lockEmail } from './store.ts';

export interface SignUpInput {
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly password: string;
  readonly newsletter: boolean;
  readonly timeZone: string;
  readonly locale: string;
}

type AccountDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'keys' | 'settings' | 'environment' | 'limiter'>;

/** What the browser keeps until the code is typed. Exists whether or not the address has an account. */
export interface Pending {
  readonly pendingId: string;
}

/** Makes an account that waits for its code. Answers alike when the address has one: then only its owner is told. */
export async function signUp(
  deps: AccountDeps,
  input: SignUpInput,
  meta: RequestMeta,
): Promise<Pending | Refusal<'use-login-to-sandbox' | 'too-many-attempts'>> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeAttempts(deps, [
    ['sign-up', networkOf(meta.ip)],
    ['mail', input.email],
  ]);
  if (no) return no;
  await takeAttempt(deps, 'resend', input.email, 'too-soon');
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction().execute(async (tx) => {
    await lockEmail(tx, input.email);
    const existing = await accountByEmail(tx, input.email);
    if (existing?.email_verified_at) {
      const message = await accountExistsMail(deps);
      await queueMail(tx, deps, { accountId: existing.id, kind: 'account-exists', to: existing.email, message });
      return { pendingId: deps.newId() };
    }
    const values = columnsOf(deps, input, passwordHash);
    const account = existing ?? (await insertAccount(tx, deps, values)).account;
    if (existing) {
      await tx
        .updateTable('account')
        .set({ ...values, updated_at: deps.clock() })
        .where('id', '=', existing.id)
        .execute();
    }
    const event = { accountId: account.id, actor: input.email, kind: 'signed-up', ip: meta.ip } as const;
    await recordAccountEvent(tx, deps, event);
    return { pendingId: await mailCode(tx, deps, account) };
  });
}

/** A new code for the sign-up that this browser began; everybody else gets the same answer and no mail. */
export async function resendCode(
  deps: AccountDeps,
  email: string,
  pendingId: string,
  meta: RequestMeta,
): Promise<Pending | Refusal<'use-login-to-sandbox' | 'too-soon' | 'too-many-attempts'>> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const soon = await takeAttempt(deps, 'resend', email, 'too-soon');
  if (soon) return soon;
  const no = await takeAttempts(deps, [
    ['request', networkOf(meta.ip)],
    ['mail', email],
  ]);
  if (no) return no;
  return deps.db.transaction().execute(async (tx) => {
    await lockEmail(tx, email);
    const account = await accountByEmail(tx, email);
    const begun = await tx
      .selectFrom('one_time_code')
      .select('id')
      .where('id', '=', pendingId)
      .where('account_id', '=', account?.id ?? '')
      .executeTakeFirst();
    if (!account || account.email_verified_at || !begun) return { pendingId: pendingId || deps.newId() };
    return { pendingId: await mailCode(tx, deps, account) };
  });
}

/** The right code proves the address and signs in. */
export async function verifyEmail(
  deps: AccountDeps,
  input: { readonly email: string; readonly code: string; readonly pendingId: string },
  meta: RequestMeta,
): Promise<StartedSession | Refusal<'use-login-to-sandbox' | 'wrong-code' | 'code-ended' | 'too-many-attempts'>> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeAttempts(deps, [['address', networkOf(meta.ip)]]);
  if (no) return no;
  return deps.db.transaction().execute(async (tx) => {
    await lockEmail(tx, input.email);
    const account = await accountByEmail(tx, input.email);
    if (!account || account.email_verified_at || account.suspended_at) return refuse('code-ended');
    const wrong = await spendCode(tx, deps, account.id, input.pendingId, input.code);
    if (wrong) return wrong;
    const now = deps.clock();
    await tx
      .updateTable('account')
      .set({ email_verified_at: now, updated_at: now })
      .where('id', '=', account.id)
      .execute();
    const event = { accountId: account.id, actor: account.email, ip: meta.ip };
    await recordAccountEvent(tx, deps, { ...event, kind: 'email-verified' });
    await recordAccountEvent(tx, deps, { ...event, kind: 'signed-in' });
    return startSession(tx, deps, account.id, meta);
  });
}

function columnsOf({ clock, settings }: Pick<Deps, 'clock' | 'settings'>, input: SignUpInput, passwordHash: string) {
  return {
    email: input.email,
    name: input.name,
    phone: input.phone,
    company: input.company,
    job_title: input.jobTitle,
    password_hash: passwordHash,
    email_verified_at: null,
    suspended_at: null,
    // The browser tells these, nobody typed them: what is unknown here is no reason to turn a person away.
    locale: isLocale(input.locale) ? input.locale : 'en',
    time_zone: isTimeZone(input.timeZone) ? input.timeZone : 'UTC',
    newsletter: input.newsletter,
    terms_version: settings.legal.terms?.version ?? builtInTermsVersion,
    terms_agreed_at: clock(),
  };
}
