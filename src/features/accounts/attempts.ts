import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';

type AttemptDeps = Pick<Deps, 'limiter'>;

const QUARTER = 15 * 60;

/** What is counted, and how many are let through in how many seconds. */
const limits = {
  /** Passwords typed for one account, whether it exists or not. */
  account: { points: 10, seconds: QUARTER },
  /** Passwords and codes typed from one address. */
  address: { points: 100, seconds: QUARTER },
  /** Codes and reset links mailed to one address of a person. */
  mail: { points: 8, seconds: QUARTER },
  /** Sign-ups and reset requests from one address. */
  request: { points: 100, seconds: 3600 },
  /** Between two codes. */
  resend: { points: 1, seconds: 30 },
} as const;

export type AttemptKind = keyof typeof limits;

export const resendSeconds = limits.resend.seconds;

/** Takes one attempt; a refusal says when the next is let through. */
export async function takeAttempt<Code extends 'too-many-attempts' | 'too-soon'>(
  deps: AttemptDeps,
  kind: AttemptKind,
  key: string,
  code: Code,
): Promise<Refusal<Code> | undefined> {
  const { points, seconds } = limits[kind];
  const taken = await deps.limiter(`attempt-${kind}`, points, seconds).take(key);
  return taken.allowed ? undefined : refuse(code, { retryAfterSeconds: taken.retryAfterSeconds });
}

/** After a right password: what was mistyped before no longer counts. */
export async function forgetAttempts(deps: AttemptDeps, kind: AttemptKind, key: string): Promise<void> {
  const { points, seconds } = limits[kind];
  await deps.limiter(`attempt-${kind}`, points, seconds).reset(key);
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
