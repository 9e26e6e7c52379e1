import { readFileSync } from 'node:fs';
import { descendantsOf } from '../../tests/support/app-process.ts';

/** CPU milliseconds that a running instance has used so far, and its memory now. */
export interface Usage {
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly memoryMb: number;
}

const TICK_MS = 10;

/** Of the process and everything below it: what is called postgres counts as the database. */
export function usageOf(pid: number): Usage {
  let serverMs = 0;
  let databaseMs = 0;
  let memoryMb = 0;
  for (const one of [pid, ...descendantsOf(pid)]) {
    const read = readProcess(one);
    if (!read) continue;
    if (read.name.startsWith('postgres')) databaseMs += read.cpuMs;
    else serverMs += read.cpuMs;
    if (!read.name.startsWith('postgres')) memoryMb += read.memoryMb;
  }
  return { serverMs, databaseMs, memoryMb };
}

/** CPU milliseconds of a process or a thread and of its children that have ended: fields 14 to 17 of its stat, proc(5). */
export function cpuMsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
}

/** Field 24 is its memory in pages. */
function readProcess(pid: number): { name: string; cpuMs: number; memoryMb: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const fields = stat
      .slice(end + 2)
      .split(' ')
      .map(Number);
    const name = stat.slice(stat.indexOf('(') + 1, end);
    return { name, cpuMs: cpuMsOf(stat), memoryMb: ((fields[21] ?? 0) * 4096) / 1024 / 1024 };
  } catch {
    return undefined;
  }
}
