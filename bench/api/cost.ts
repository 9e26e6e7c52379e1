import { readFileSync } from 'node:fs';
import type { AppProcess } from '../../tests/support/app-process.ts';
import { cpuMsOf, usageOf } from '../flow/processes.ts';
import { type Load, percentile } from './load.ts';
import type { Profiler, Shares } from './profile.ts';
import type { Measured } from './requests.ts';

export interface Cost {
  readonly label: string;
  readonly documents: number;
  readonly headline: string | undefined;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** CPU milliseconds of a request: the thread that serves requests, the other threads, the database. */
  readonly mainMs: number;
  readonly threadsMs: number;
  readonly databaseMs: number;
  /** Of the serving thread's part. */
  readonly shares: Shares;
}

const AT_ONCE = 8;

/** Eight at once for rate and CPU, one at a time for its duration, and once more under the profiler for the shares. */
export async function costOf(server: AppProcess, load: Load, profiler: Profiler, measured: Measured): Promise<Cost> {
  const { label, documents, headline, request, count } = measured;
  await load.many(request, Math.ceil(count / 5), AT_ONCE);
  const single = await load.many(request, Math.ceil(count / 2), 1);
  const before = cpuOf(server.pid);
  const begun = performance.now();
  await load.many(request, count, AT_ONCE);
  const seconds = (performance.now() - begun) / 1000;
  const after = cpuOf(server.pid);
  const shares = await profiler.during(() => load.many(request, Math.ceil(count / 2), AT_ONCE));
  return {
    label,
    documents,
    headline,
    perSecond: count / seconds,
    p50: percentile(single, 0.5),
    p95: percentile(single, 0.95),
    mainMs: (after.mainMs - before.mainMs) / count,
    threadsMs: (after.threadsMs - before.threadsMs) / count,
    databaseMs: (after.databaseMs - before.databaseMs) / count,
    shares,
  };
}

function cpuOf(pid: number): { mainMs: number; threadsMs: number; databaseMs: number } {
  const { serverMs, databaseMs } = usageOf(pid);
  const mainMs = cpuMsOf(readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8'));
  return { mainMs, threadsMs: serverMs - mainMs, databaseMs };
}

export function costTable(costs: readonly Cost[]): string[] {
  const head =
    'request         documents  requests/s   p50 ms   p95 ms | CPU ms: all   ours  framework  pg client   node  threads  database';
  return [
    head,
    ...costs.map(({ label, documents, perSecond, p50, p95, mainMs, threadsMs, databaseMs, shares }) => {
      const all = mainMs + threadsMs + databaseMs;
      const part = (ms: number) => `${ms.toFixed(2)}`;
      return [
        label.padEnd(14),
        String(documents).padStart(10),
        perSecond.toFixed(0).padStart(11),
        p50.toFixed(1).padStart(8),
        p95.toFixed(1).padStart(8),
        '|',
        part(all).padStart(11),
        part(mainMs * shares.ours).padStart(6),
        part(mainMs * shares.framework).padStart(10),
        part(mainMs * shares.client).padStart(10),
        part(mainMs * shares.node).padStart(6),
        part(threadsMs).padStart(8),
        part(databaseMs).padStart(9),
      ].join(' ');
    }),
  ];
}
