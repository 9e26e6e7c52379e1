import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { signAssertion } from './assertion.ts';
import { type AccountMirror, type LiveAnswer, type LiveCall, liveAnswer } from './call.ts';

export type LiveDeps = Pick<Deps, 'db' | 'keys' | 'clock' | 'settings' | 'log'>;

/** The sandbox did not answer, or not as agreed. */
export class SandboxUnreachable extends Error {
  constructor(reason: string) {
    super(`The sandbox does not answer: ${reason}`);
    this.name = 'SandboxUnreachable';
  }
}

/**
 * Asks the sandbox, by a call that live signs, at the address that the operator configured. Throws
 * SandboxUnreachable.
 */
export async function callSandbox(deps: LiveDeps, call: LiveCall): Promise<LiveAnswer> {
  const assertion = await signAssertion(deps, 'live-call', { sub: call.account.id, call });
  const response = await fetch(`${deps.settings.sandboxInternalUrl}/internal/live-call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ assertion }),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw new SandboxUnreachable(String(error));
  });
  if (!response.ok) throw new SandboxUnreachable(`status ${response.status}`);
  const answer = liveAnswer.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new SandboxUnreachable('an answer that is not understood');
  return answer.data;
}

/** What the sandbox may know of an account. */
export function mirrorOf(account: Row<'account'>, tenant: Row<'tenant'>): AccountMirror {
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    phone: account.phone,
    company: account.company,
    jobTitle: account.job_title,
    locale: account.locale,
    timeZone: account.time_zone,
    dateFormat: account.date_format,
    suspended: account.suspended_at !== null,
    tenant: {
      id: tenant.id,
      name: tenant.name,
      plan: tenant.plan,
      planPeriod: tenant.plan_period,
      planEndsAt: tenant.plan_ends_at?.toISOString() ?? null,
    },
  };
}
