import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { fileLimitBytes } from '../plans/entitlements.ts';

const MIB = 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;

type QuotaDeps = Pick<Deps, 'db' | 'environment' | 'settings' | 'clock'>;

/**
 * The size limit counts decoded bytes; exactly the limit passes. Then the environment's quotas per account: templates
 * take room as documents do, and count as none of them.
 */
export async function checkSize(
  deps: QuotaDeps,
  caller: Caller,
  bytes: number,
  makes: 'document' | 'template' = 'document',
): Promise<Refusal<'file-too-large' | 'quota-documents' | 'quota-storage'> | undefined> {
  const tenant = await deps.db
    .selectFrom('tenant')
    .select(['plan', 'plan_ends_at'])
    .where('id', '=', caller.tenantId)
    .executeTakeFirstOrThrow();
  const limit = fileLimitBytes(deps, tenant);
  if (bytes > limit) return refuse('file-too-large', { limitMb: limit / MIB });
  return checkQuotas(deps, caller, bytes, makes);
}

async function checkQuotas(deps: QuotaDeps, caller: Caller, bytes: number, makes: 'document' | 'template') {
  const { quotas } = deps.environment;
  if (quotas === null) return undefined;
  const since = new Date(deps.clock().getTime() - DAY);
  const { today, stored } = await deps.db
    .selectFrom('document')
    .select((eb) => [
      eb.fn.countAll<string>().filterWhere('created_at', '>', since).as('today'),
      eb.fn.coalesce(eb.fn.sum<string>('source_bytes'), eb.lit(0)).as('stored'),
    ])
    .where('account_id', '=', caller.accountId)
    .executeTakeFirstOrThrow();
  if (makes === 'document' && Number(today) >= quotas.documentsPerDay) {
    return refuse('quota-documents', { limit: quotas.documentsPerDay });
  }
  const templates = await deps.db
    .selectFrom('template')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('source_bytes'), eb.lit(0)).as('stored'))
    .where('account_id', '=', caller.accountId)
    .executeTakeFirstOrThrow();
  if (Number(stored) + Number(templates.stored) + bytes > quotas.storageBytes) {
    return refuse('quota-storage', { limitMb: quotas.storageBytes / MIB });
  }
  return undefined;
}
