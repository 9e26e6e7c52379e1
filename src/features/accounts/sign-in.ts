import { type Refusal, refuse } from '../../domain/refusal.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../sessions/lookup.ts';
import { type StartedSession, startSession } from '../sessions/start.ts';
import { forgetConfirmations, forgetGuesses, takeAttempt, takeAttempts, takeGuess } from './attempts.ts';
import { mailCode } from './codes.ts';
import { passwordMatches } from './password-hash.ts';
import type { Pending } from './sign-up.ts';
import { accountByEmail } from './store.ts';

type SignInDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'keys' | 'settings' | 'environment' | 'limiter'>;

export type SignInRefusal = 'use-login-to-sandbox' | 'wrong-credentials' | 'suspended' | 'too-many-attempts';

/**
 * A session for the right e-mail and password; `Pending` when the address is not proved yet (a code is on its way).
 * A wrong password and an unknown address answer alike, in text and time.
 */
export async function signIn(
  deps: SignInDeps,
  input: { readonly email: string; readonly password: string },
  meta: RequestMeta,
): Promise<StartedSession | Pending | Refusal<SignInRefusal>> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeGuess(deps, input.email, meta.ip);
  if (no) return no;
  const account = await accountByEmail(deps.db, input.email);
  const right = await passwordMatches(account?.password_hash, input.password);
  if (!account) return refuse('wrong-credentials');
  const event = { accountId: account.id, actor: account.email, ip: meta.ip };
  if (!right) {
    await recordAccountEvent(deps.db, deps, { ...event, kind: 'sign-in-failed' });
    return refuse('wrong-credentials');
  }
  await forgetGuesses(deps, input.email, meta.ip);
  if (account.suspended_at) return refuse('suspended', { support: deps.settings.supportEmail });
  if (!account.email_verified_at) {
    const soon = await takeAttempt(deps, 'resend', account.email, 'too-soon');
    if (soon) return currentPending(deps, account.id);
    return { pendingId: await deps.db.transaction().execute((tx) => mailCode(tx, deps, account)) };
  }
  return deps.db.transaction().execute(async (tx) => {
    await recordAccountEvent(tx, deps, { ...event, kind: 'signed-in' });
    return startSession(tx, deps, account.id, meta);
  });
}

/** The code mailed a moment ago; the right password entitles to it. */
async function currentPending(deps: Pick<Deps, 'db' | 'newId'>, accountId: string): Promise<Pending> {
  const code = await deps.db
    .selectFrom('one_time_code')
    .select('id')
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'verify-email')
    .where('used_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return { pendingId: code?.id ?? deps.newId() };
}

/** Proves the person again, for what a session left open on a desk should not do. Returns the moment. */
export async function confirmPassword(
  deps: SignInDeps,
  me: Session,
  password: string,
  meta: RequestMeta,
): Promise<Date | Refusal<'wrong-password' | 'use-login-to-sandbox' | 'too-many-attempts'>> {
  if (deps.environment.signIn === 'button') return refuse('use-login-to-sandbox');
  const no = await takeAttempts(deps, [['confirm', me.accountId]]);
  if (no) return no;
  if (!(await passwordMatches(me.account.password_hash, password))) return refuse('wrong-password');
  await forgetConfirmations(deps, me.accountId);
  const now = deps.clock();
  await deps.db.transaction().execute(async (tx) => {
    await tx.updateTable('session').set({ authenticated_at: now }).where('id_hash', '=', me.sessionIdHash).execute();
    const event = {
      accountId: me.accountId,
      actor: me.account.email,
      ip: meta.ip,
      kind: 'password-confirmed',
    } as const;
    await recordAccountEvent(tx, deps, event);
  });
  return now;
}
