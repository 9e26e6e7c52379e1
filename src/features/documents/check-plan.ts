import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Widget } from '../../domain/widget/types.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { entitled } from '../plans/entitlements.ts';

/** What of the fields the caller's plan must hold. */
export async function checkPlan(
  deps: Pick<Deps, 'db' | 'environment' | 'settings' | 'clock'>,
  caller: Pick<Caller, 'tenantId'>,
  recipients: readonly { readonly widgets: readonly Widget[] }[],
): Promise<Refusal<'plan-lacks-hide-text'> | undefined> {
  const hides = recipients.some(({ widgets }) => widgets.some(({ options }) => options.hideTextWithAsterisks));
  if (!hides) return undefined;
  const tenant = await deps.db
    .selectFrom('tenant')
    .select(['plan', 'plan_ends_at'])
    .where('id', '=', caller.tenantId)
    .executeTakeFirstOrThrow();
  return entitled(deps, tenant, 'hide-text') ? undefined : refuse('plan-lacks-hide-text');
}
