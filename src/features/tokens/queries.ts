import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { mainTokenName } from './generate.ts';
import { livingTokens } from './store.ts';

/** A token as it can be shown again: never its secret. Plain data, so that it also travels between environments. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly prefix: 'live.' | 'test.';
  readonly lastFour: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly diesAt: string | null;
}

export function tokenView(deps: Pick<Deps, 'environment'>, row: Row<'api_token'>): TokenView {
  return {
    id: row.id,
    name: row.name,
    prefix: deps.environment.tokenPrefix,
    lastFour: row.last_four,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    diesAt: row.dies_at?.toISOString() ?? null,
  };
}

/** The token that the page leads to, and the rest. */
export async function accountTokens(
  deps: Pick<Deps, 'db' | 'clock' | 'environment'>,
  accountId: string,
): Promise<{ token: TokenView | null; further: TokenView[] }> {
  const rows = await livingTokens(deps.db, deps, accountId);
  const lasting = rows.filter((row) => row.dies_at === null);
  const main = lasting.find((row) => row.name === mainTokenName(deps)) ?? lasting[0];
  return {
    token: main ? tokenView(deps, main) : null,
    further: rows.filter((row) => row !== main).map((row) => tokenView(deps, row)),
  };
}
