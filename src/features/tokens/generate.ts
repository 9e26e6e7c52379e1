import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import { recordAccountEvent } from '../account-log.ts';
import type { Deps } from '../deps.ts';
import { entitled, mayMakeTokens, planName, planStanding } from '../plans/entitlements.ts';
import type { Row, Tx } from '../tables.ts';
import { livingTokens } from './store.ts';

export type TokenDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'settings' | 'newId'>;

/** Whose token, and who asks for it (for the account log). */
export interface TokenOwner {
  readonly account: Row<'account'>;
  readonly tenant: Row<'tenant'>;
  readonly actor: string;
  readonly ip?: string;
}

/** `token` is in full, this once. */
export interface NewToken {
  readonly token: string;
  readonly row: Row<'api_token'>;
}

export type TokenRefusal =
  | 'self-hosted-unlicensed'
  | 'needs-plan'
  | 'plan-lapsed'
  | 'account-suspended'
  | 'email-not-verified';

const KEPT_MS = 24 * 3_600_000;

/** Why no token may be made here; undefined when one may. */
export function tokenRefusal(
  deps: Pick<Deps, 'clock' | 'environment' | 'settings'>,
  owner: Pick<TokenOwner, 'account' | 'tenant'>,
): Refusal<TokenRefusal> | undefined {
  if (!mayMakeTokens(deps)) return refuse('self-hosted-unlicensed', { support: deps.settings.supportEmail });
  if (owner.account.suspended_at) return refuse('account-suspended', { support: deps.settings.supportEmail });
  if (!owner.account.email_verified_at) return refuse('email-not-verified');
  if (entitled(deps, owner.tenant, 'api-live')) return undefined;
  const plans = plansWith('api-live').slice(0, 2).join(' or ');
  return planStanding(deps, owner.tenant).lapsed
    ? refuse('plan-lapsed', { plan: planName(owner.tenant) })
    : refuse('needs-plan', { plan: planName(owner.tenant), plans });
}

/** Name of the token that the API Token page leads to. */
export function mainTokenName(deps: Pick<Deps, 'environment'>): string {
  return deps.environment.tokenPrefix === 'live.' ? 'Live API Token' : 'Sandbox API Token';
}

/** Makes a token of a name that no living token of the account has. */
export async function generateToken(
  deps: TokenDeps,
  owner: TokenOwner,
  name: string,
): Promise<NewToken | Refusal<TokenRefusal | 'token-exists'>> {
  const no = tokenRefusal(deps, owner);
  if (no) return no;
  return deps.db.transaction().execute(async (tx) => {
    await lockAccount(tx, owner.account.id);
    const living = await livingTokens(tx, deps, owner.account.id);
    if (living.some((token) => token.name === name && token.dies_at === null)) return refuse('token-exists', { name });
    const made = await insertToken(tx, deps, owner.account.id, name);
    await recordAccountEvent(tx, deps, event(deps, owner, 'token-generated', made.row));
    return made;
  });
}

/** Replaces a token. The old one dies now, or after 24 hours. */
export async function regenerateToken(
  deps: TokenDeps,
  owner: TokenOwner,
  id: string,
  keepOld: boolean,
): Promise<NewToken | Refusal<TokenRefusal | 'not-found'>> {
  const no = tokenRefusal(deps, owner);
  if (no) return no;
  return deps.db.transaction().execute(async (tx) => {
    await lockAccount(tx, owner.account.id);
    const old = (await livingTokens(tx, deps, owner.account.id)).find((token) => token.id === id);
    if (!old || old.dies_at !== null) return refuse('not-found');
    const now = deps.clock();
    await tx
      .updateTable('api_token')
      .set(keepOld ? { dies_at: new Date(now.getTime() + KEPT_MS) } : { revoked_at: now })
      .where('id', '=', id)
      .execute();
    const made = await insertToken(tx, deps, owner.account.id, old.name);
    await recordAccountEvent(tx, deps, event(deps, owner, 'token-regenerated', made.row, { keptOld: keepOld }));
    return made;
  });
}

/** Ends a token at once. Works on every plan: closing is never refused. */
export async function revokeToken(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  owner: TokenOwner,
  id: string,
): Promise<Refusal<'not-found'> | undefined> {
  const done = await deps.db.transaction().execute(async (tx) => {
    const token = (await livingTokens(tx, deps, owner.account.id)).find((living) => living.id === id);
    if (!token) return refuse('not-found');
    await tx.updateTable('api_token').set({ revoked_at: deps.clock() }).where('id', '=', id).execute();
    await recordAccountEvent(tx, deps, event(deps, owner, 'token-revoked', token));
    return undefined;
  });
  return isRefusal(done) ? done : undefined;
}

/** Ends every token of an account, for instance when it is suspended in live. */
export async function endTokens(tx: Tx, deps: Pick<Deps, 'clock'>, accountId: string): Promise<void> {
  await tx
    .updateTable('api_token')
    .set({ revoked_at: deps.clock() })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
}

async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow();
}

async function insertToken(tx: Tx, deps: TokenDeps, accountId: string, name: string): Promise<NewToken> {
  const token = `${deps.environment.tokenPrefix}${randomToken()}`;
  const row = await tx
    .insertInto('api_token')
    .values({
      id: deps.newId(),
      account_id: accountId,
      name,
      secret_hash: sha256(token),
      last_four: token.slice(-4),
      created_at: deps.clock(),
      last_used_at: null,
      dies_at: null,
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { token, row };
}

function event(
  deps: Pick<Deps, 'environment'>,
  owner: TokenOwner,
  kind: 'token-generated' | 'token-regenerated' | 'token-revoked',
  token: Row<'api_token'>,
  more: Record<string, boolean> = {},
) {
  return {
    accountId: owner.account.id,
    actor: owner.actor,
    kind,
    data: { environment: deps.environment.name, name: token.name, lastFour: token.last_four, ...more },
    ...(owner.ip === undefined ? {} : { ip: owner.ip }),
  };
}
