/**
 * What a seal costs, side by side in one run: `npm run bench:seal`. Ours (B-B and B-LTA), the streamed floor, and the
 * usual way (pdf-lib and signpdf), each in a process of its own that is warm when it is measured.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { calibration } from '../calibration.ts';
import { writeSample } from './sample.ts';
import type { Side } from './sides.ts';

interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly loadedMb: number;
  readonly peakMb: number;
}

const MB = 1024 * 1024;
const sizes = [
  { label: '100KB', bytes: 100 * 1024, pages: 1, rounds: 400, usual: 200 },
  { label: '10MB', bytes: 10 * MB, pages: 1, rounds: 20, usual: 5 },
  { label: '50MB', bytes: 50 * MB, pages: 1, rounds: 8, usual: 2 },
  { label: '2000 pages', bytes: 1 * MB, pages: 2000, rounds: 4, usual: 2 },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'signet-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const small = join(folder, 'small.pdf');
writeSample(small, 100 * 1024, 1);

// As the build makes the worker: what loads TypeScript as it goes wraps every function.
const child = fileURLToPath(new URL(`../../node_modules/.cache/bench-seal-${process.pid}.mjs`, import.meta.url));
process.on('exit', () => rmSync(child, { force: true }));
buildSync({
  entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
  outfile: child,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
});

console.log(calibration());
console.log('');
console.log('size        side    CPU ms   of the floor   wall ms   RSS loaded MB   peak MB   above MB');
const costs = new Map<string, Cost>();
for (const size of sizes) {
  const file = join(folder, `${size.bytes}.pdf`);
  writeSample(file, size.bytes, size.pages);
  for (const side of ['floor', 'B-B', 'B-LTA', 'usual'] as const) {
    const cost = measure(side, file, side === 'usual' ? size.usual : size.rounds, size.pages);
    costs.set(`${size.label} ${side}`, cost);
    const floor = costs.get(`${size.label} floor`) ?? cost;
    console.log(
      [
        size.label.padEnd(11),
        side.padEnd(6),
        fixed(cost.cpuMs, 8, 2),
        fixed(cost.cpuMs / floor.cpuMs, 14, 2),
        fixed(cost.wallMs, 9, 2),
        fixed(cost.loadedMb, 15, 0),
        fixed(cost.peakMb, 9, 0),
        fixed(cost.peakMb - cost.loadedMb, 10, 0),
      ].join(' '),
    );
  }
}

const files = ['100KB', '10MB', '50MB'] as const;
const ratio = (above: string, below: string) =>
  ((costs.get(above)?.cpuMs ?? 0) / (costs.get(below)?.cpuMs ?? 1)).toFixed(1);
const large = costs.get('50MB B-B');
console.log('');
console.log(
  `B-LTA of the floor: ${files.map((label) => `${label}=${ratio(`${label} B-LTA`, `${label} floor`)}`).join(' ')}`,
);
console.log(
  `seal: floor ${files.map((label) => `${label}=${ratio(`${label} B-B`, `${label} floor`)}`).join(' ')}; ` +
    `usual ${files.map((label) => `${label}=${ratio(`${label} usual`, `${label} B-B`)}`).join(' ')}; ` +
    `memory 50MB=${((large?.peakMb ?? 0) - (large?.loadedMb ?? 0)).toFixed(0)}`,
);

function measure(side: Side, file: string, rounds: number, pages: number): Cost {
  const target = join(folder, 'out.pdf');
  // Until the machine code has settled: a server has been at it for longer.
  const warm = side === 'usual' ? 10 : 3000;
  const args = [child, side, file, target, String(warm), small, String(rounds), String(pages)];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 600_000 });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Cost;
}

function fixed(value: number, width: number, digits: number): string {
  return value.toFixed(digits).padStart(width);
}
