import { sql } from 'kysely';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { accountAndTenant, splitAccountRow } from '../account-rows.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { entitled, mayMakeTokens } from '../plans/entitlements.ts';
import type { Queryable, Row } from '../tables.ts';

export interface ApiCaller extends Caller {
  readonly tokenId: string;
  readonly tokenLastFour: string;
  readonly account: Row<'account'>;
  readonly tenant: Row<'tenant'>;
}

interface TokenRow extends Record<string, unknown> {
  readonly token_id: string;
  readonly last_four: string;
  readonly last_used_at: Date | null;
}

type AuthenticateDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'settings' | 'log'>;

/**
 * Who a token speaks for. `invalid-token` says nothing about why: unknown, of the other environment, revoked, dead,
 * account suspended, plan without live API or lapsed, or an instance without a licence.
 */
export async function authenticateToken(
  deps: AuthenticateDeps,
  raw: string,
): Promise<ApiCaller | Refusal<'invalid-token'>> {
  const { tokenPrefix } = deps.environment;
  if (raw.length !== tokenPrefix.length + 43 || !raw.startsWith(tokenPrefix)) return refuse('invalid-token');
  if (!mayMakeTokens(deps)) return refuse('invalid-token');
  const now = deps.clock();
  const found =
    await sql<TokenRow>`select /* statement:token */ k.id as token_id, k.last_four, k.last_used_at, ${accountAndTenant}
    from api_token k join account a on a.id = k.account_id join tenant t on t.id = a.tenant_id
    where k.secret_hash = ${sha256(raw)} and k.revoked_at is null and (k.dies_at is null or k.dies_at > ${now})
      and a.suspended_at is null`.execute(deps.db);
  const row = found.rows[0];
  if (!row) return refuse('invalid-token');
  const { account, tenant } = splitAccountRow(row);
  if (!entitled(deps, tenant, 'api-live')) return refuse('invalid-token');
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) markUsed(deps, row.token_id, now);
  return {
    accountId: account.id,
    tenantId: tenant.id,
    tokenId: row.token_id,
    tokenLastFour: row.last_four,
    account,
    tenant,
  };
}

/** At most once a minute, beside the request. */
function markUsed(deps: AuthenticateDeps, tokenId: string, now: Date): void {
  deps.db
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('id', '=', tokenId)
    .execute()
    .catch((error: unknown) => deps.log.warn({ error: String(error) }, 'A token was not marked as used'));
}

/**
 * Why a caller with a good token may not write now: an unpaid invoice past its grace, named in `detail.invoice`.
 * Reading goes on.
 */
export async function liveApiRefusal(
  deps: { readonly db: Queryable },
  caller: Pick<ApiCaller, 'tenant'>,
): Promise<Refusal<'suspended-for-debt'> | undefined> {
  if (caller.tenant.debt_since === null) return undefined;
  return refuse('suspended-for-debt', { invoice: await debtInvoice(deps.db, caller.tenant.id) });
}

/** Number of the oldest invoice that is past its grace; "" when there is none. */
export async function debtInvoice(db: Queryable, tenantId: string): Promise<string> {
  const row = await db
    .selectFrom('invoice')
    .select('number')
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'open')
    .where('withdrawn_at', 'is not', null)
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.number ?? '';
}
