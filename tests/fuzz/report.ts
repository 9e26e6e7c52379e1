import type { Session } from './session.ts';

/** Answers by operation and status, so that it shows whether calls reach what they aim at. */
export function reportSpread({ spread, calls, slowest, spent }: Session, mostMemory: number): void {
  const statuses = [...new Set([...spread.values()].flatMap((counts) => [...counts.keys()]))].sort();
  const row = (name: string, cells: readonly (string | number)[]) =>
    console.log(`${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(7)).join('')}`);
  const totals = new Map<number, number>();
  row('', statuses);
  for (const [id, counts] of [...spread].sort(([a], [b]) => a.localeCompare(b))) {
    row(
      id,
      statuses.map((status) => counts.get(status) ?? ''),
    );
    for (const [status, count] of counts) totals.set(status, (totals.get(status) ?? 0) + count);
  }
  row(
    'all',
    statuses.map((status) => totals.get(status) ?? 0),
  );
  console.log(`${calls} calls, ${spent.first + spent.second} credits spent, at most ${mostMemory} MB of memory`);
  console.log(`slowest: ${slowest.what} ${Math.round(slowest.ms)} ms (status ${slowest.status})`);
}
