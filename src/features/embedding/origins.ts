import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { entitled } from '../plans/entitlements.ts';
import type { Session } from '../sessions/lookup.ts';
import type { Queryable } from '../tables.ts';

type EmbedDeps = Pick<Deps, 'db' | 'clock' | 'environment' | 'settings'>;
export type OriginRefusal = 'plan-lacks-embedding' | 'bad-origin' | 'too-many-origins';

/** The pages of these origins may show the account's signing pages in a frame, in the order they were added. */
export async function readOrigins(db: Queryable, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('embed_origin')
    .select('origin')
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('origin')
    .execute();
  return rows.map(({ origin }) => origin);
}

/** Adds an origin; one that is there already stays as it is. Returns it as browsers write it. */
export async function addOrigin(
  deps: EmbedDeps,
  { accountId, tenant }: Session,
  typed: string,
): Promise<string | Refusal<OriginRefusal>> {
  if (!entitled(deps, tenant, 'embedding')) return refuse('plan-lacks-embedding');
  const origin = originOf(typed);
  if (isRefusal(origin)) return origin;
  const limit = deps.settings.limits.embedOrigins;
  return deps.db.transaction().execute(async (tx) => {
    await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
    const there = await readOrigins(tx, accountId);
    if (there.includes(origin)) return origin;
    if (there.length >= limit) return refuse('too-many-origins', { limit });
    await tx.insertInto('embed_origin').values({ account_id: accountId, origin, created_at: deps.clock() }).execute();
    return origin;
  });
}

export async function removeOrigin(deps: Pick<Deps, 'db'>, { accountId }: Session, origin: string): Promise<void> {
  await deps.db.deleteFrom('embed_origin').where('account_id', '=', accountId).where('origin', '=', origin).execute();
}

/**
 * `https://app.example.com`, a port if it has one. Plain http only on the developer's own machine: anybody on the way
 * could put a page of their own there.
 */
function originOf(typed: string): string | Refusal<'bad-origin'> {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return refuse('bad-origin');
  const url = new URL(address);
  if (url.username !== '' || !/^[a-z0-9.:[\]-]+$/i.test(url.host)) return refuse('bad-origin');
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname.endsWith('.localhost');
  return url.protocol === 'https:' || (url.protocol === 'http:' && local) ? url.origin : refuse('bad-origin');
}
