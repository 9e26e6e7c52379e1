import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { networkOf } from './network.ts';

type AttemptDeps = Pick<Deps, 'limiter' | 'settings'>;

const QUARTER = 15 * 60;
const HOUR = 3600;

/** What is counted, and how many are let through in how many seconds. */
const limits = {
  /** Passwords typed for one account from one address, whether the account exists or not. */
  guess: { points: 10, seconds: QUARTER },
  /**
   * Passwords typed for one account from all addresses together. So much higher than `guess` that nobody keeps the
   * owner out from one place, and still far too low to guess a password from many.
   */
  account: { points: 100, seconds: HOUR },
  /** Passwords typed once more by whoever is signed in to the account. */
  confirm: { points: 10, seconds: QUARTER },
  /** Passwords and codes typed from one address, for all accounts together. */
  address: { points: 100, seconds: QUARTER },
  /** Codes and reset links mailed to one address of a person. */
  mail: { points: 8, seconds: QUARTER },
  /** Reset requests and requests for another code from one address. */
  request: { points: 100, seconds: HOUR },
  /** Between two codes. */
  resend: { points: 1, seconds: 30 },
} as const;

/** `sign-up`: sign-ups from one address, as many an hour as the instance lets through. */
export type AttemptKind = keyof typeof limits | 'sign-up';

export const resendSeconds = limits.resend.seconds;

/** Takes one attempt; a refusal says when the next is let through. */
export async function takeAttempt<Code extends 'too-many-attempts' | 'too-soon'>(
  deps: AttemptDeps,
  kind: AttemptKind,
  key: string,
  code: Code,
): Promise<Refusal<Code> | undefined> {
  const taken = await limiterOf(deps, kind).take(key);
  return taken.allowed ? undefined : refuse(code, { retryAfterSeconds: taken.retryAfterSeconds });
}

/** A password typed to sign in; the narrow limits come first, so that one address alone never uses up the account's. */
export async function takeGuess(
  deps: AttemptDeps,
  email: string,
  ip: string,
): Promise<Refusal<'too-many-attempts'> | undefined> {
  return takeAttempts(deps, [
    ['address', networkOf(ip)],
    ['guess', guessKey(email, ip)],
    ['account', email],
  ]);
}

/** After the right password: what was mistyped for the account before, here, no longer counts. */
export async function forgetGuesses(deps: AttemptDeps, email: string, ip: string): Promise<void> {
  await limiterOf(deps, 'guess').reset(guessKey(email, ip));
  await limiterOf(deps, 'account').reset(email);
}

/** After a reset link: the account begins anew, at every address. */
export async function forgetAllGuesses(
  deps: AttemptDeps,
  account: { readonly id: string; readonly email: string },
): Promise<void> {
  await limiterOf(deps, 'guess').resetAll(guessKey(account.email, ''));
  await limiterOf(deps, 'account').reset(account.email);
  await limiterOf(deps, 'confirm').reset(account.id);
}

/** After the right password of whoever is signed in. */
export async function forgetConfirmations(deps: AttemptDeps, accountId: string): Promise<void> {
  await limiterOf(deps, 'confirm').reset(accountId);
}

function limiterOf(deps: AttemptDeps, kind: AttemptKind) {
  const signUps = { points: deps.settings.limits.signUpsPerHour, seconds: HOUR };
  const { points, seconds } = kind === 'sign-up' ? signUps : limits[kind];
  return deps.limiter(`attempt-${kind}`, points, seconds);
}

/** An e-mail holds no blank. */
function guessKey(email: string, ip: string): string {
  return `${email} ${ip === '' ? '' : networkOf(ip)}`;
}

/** One of a list of limits that is used up, asked in order. */
export async function takeAttempts(
  deps: AttemptDeps,
  attempts: readonly (readonly [AttemptKind, string])[],
): Promise<Refusal<'too-many-attempts'> | undefined> {
  for (const [kind, key] of attempts) {
    const no = await takeAttempt(deps, kind, key, 'too-many-attempts');
    if (no) return no;
  }
  return undefined;
}
