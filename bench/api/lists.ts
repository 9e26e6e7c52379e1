import { documentFilters } from '../../src/domain/document/filters.ts';
import type { Account } from './accounts.ts';
import { type Load, percentile, type Request } from './load.ts';
import { apiRequest, appRequest } from './requests.ts';

const reports = ['inprogress', 'completed', 'draft', 'declined', 'expired'] as const;
const skips = [0, 1000, 100_000] as const;
const ROUNDS = 200;
/** Of those that are reported only. */
const FEW_ROUNDS = 40;

/**
 * Lists of all accounts in turn, one request at a time: p95 of each, and how much more it takes in the largest account
 * than in the one before it.
 */
export async function listSpeed(
  load: Load,
  accounts: readonly Account[],
): Promise<{ readonly lines: string[]; readonly ratios: string }> {
  const rows: { name: string; skip: number; path: string; of: typeof apiRequest }[] = [
    ...skips.flatMap((skip) =>
      reports.map((report) => ({
        name: `documentlist ${report}`,
        skip,
        path: `/documentlist/${report}?skip=${skip}`,
        of: apiRequest,
      })),
    ),
    ...documentFilters.map((filter) => ({
      name: `app, Documents: ${filter}`,
      skip: 0,
      path: `/documents?filter=${filter}`,
      of: appRequest,
    })),
  ];
  const lines = [
    `${'list, p95 ms'.padEnd(28)} skip   ${accounts.map((one) => String(one.documents).padStart(9)).join('')}   ratio`,
  ];
  const worst = new Map<string, number>();
  for (const { name, skip, path, of } of rows) {
    const requests = new Map<Account, Request>(accounts.map((account) => [account, of(account, path)]));
    await load.inTurn(requests, 3);
    const times = await load.inTurn(requests, of === apiRequest && skip <= 1000 ? ROUNDS : FEW_ROUNDS);
    const p95 = accounts.map((account) => percentile(times.get(account) ?? [], 0.95));
    const ratio = (p95.at(-1) ?? 0) / (p95.at(-2) ?? 1);
    const key = of === apiRequest ? `skip${skip}` : 'app';
    worst.set(key, Math.max(worst.get(key) ?? 0, ratio));
    lines.push(
      `${name.padEnd(28)} ${String(skip).padEnd(6)} ${p95.map((ms) => ms.toFixed(1).padStart(9)).join('')}  ${ratio.toFixed(2).padStart(6)}`,
    );
  }
  const ratios = [...worst].map(([key, ratio]) => `${key}=${ratio.toFixed(2)}`).join(' ');
  return { lines, ratios: `list ratio ${ratios}` };
}
