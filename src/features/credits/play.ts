import { fullPlayCredits } from '../../domain/credits/purse.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { lockTenant, moveCredits } from './ledger.ts';

/** Sets the sandbox's play credits: full again, or to 0 to see what "no credits" looks like. Returns what is left. */
export async function setPlayCredits(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  caller: Caller,
  amount: number,
): Promise<number | Refusal<'only-in-sandbox'>> {
  if (deps.environment.credits !== 'play') return refuse('only-in-sandbox');
  const wanted = Math.max(0, Math.min(fullPlayCredits, Math.trunc(amount)));
  return deps.db.transaction().execute(async (tx) => {
    const tenant = await lockTenant(tx, caller.tenantId);
    const change = { plan: wanted - tenant.plan_credits, addon: -tenant.addon_credits };
    if (change.plan !== 0 || change.addon !== 0) {
      await moveCredits(tx, deps, tenant, change, { kind: 'refill', accountId: caller.accountId });
    }
    return wanted;
  });
}
