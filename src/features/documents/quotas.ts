import { sql } from 'kysely';
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
  if (makes === 'document') {
    const since = new Date(deps.clock().getTime() - DAY);
    const { today } = await deps.db
      .selectFrom('document')
      .select((eb) => eb.fn.countAll<string>().as('today'))
      .where('account_id', '=', caller.accountId)
      .where('created_at', '>', since)
      .executeTakeFirstOrThrow();
    if (Number(today) >= quotas.documentsPerDay) return refuse('quota-documents', { limit: quotas.documentsPerDay });
  }
  return checkStorage(deps, caller.accountId, bytes);
}

/**
 * Whether the account has room for `bytes` more. What takes room: the files of its documents and templates, and what
 * recipients have uploaded into its documents, as it came and as pages.
 */
export async function checkStorage(
  deps: Pick<QuotaDeps, 'db' | 'environment'>,
  accountId: string,
  bytes: number,
): Promise<Refusal<'quota-storage'> | undefined> {
  const { quotas } = deps.environment;
  if (quotas === null) return undefined;
  const { rows } = await sql<{ stored: string }>`
    select (
      coalesce((select sum(source_bytes) from document where account_id = ${accountId}), 0)
      + coalesce((select sum(source_bytes) from template where account_id = ${accountId}), 0)
      + coalesce((
          select sum((file ->> 'size')::bigint + (file ->> 'pdfSize')::bigint)
          from recipient
          join document on document.id = recipient.document_id
          cross join lateral jsonb_path_query(recipient.answers, '$.*.files[*]') as file
          where document.account_id = ${accountId}
        ), 0)
    )::text as stored
  `.execute(deps.db);
  if (Number(rows[0]?.stored ?? 0) + bytes > quotas.storageBytes) {
    return refuse('quota-storage', { limitMb: quotas.storageBytes / MIB });
  }
  return undefined;
}
