/** One side in a process of its own: warms up, works, and prints what it cost as JSON. */
import { rmSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { type Round, type Side, sides } from './sides.ts';

const [side, from, to, warm, small, rounds, pages] = process.argv.slice(2) as [Side, ...string[]];
const round = await sides[side]({ picture: signature(), pages: Number(pages) });

async function repeat(times: number, work: Round, source: string): Promise<void> {
  for (let n = 0; n < times; n++) {
    rmSync(`${to}`, { force: true });
    await work(source, `${to}`);
  }
}

// What every process pays once: modules, fonts, the machine code of the hot paths.
await repeat(Number(warm), await sides[side]({ picture: signature(), pages: 1 }), `${small}`);
const loaded = process.memoryUsage.rss();
const before = process.cpuUsage();
const begun = performance.now();
await repeat(Number(rounds), round, `${from}`);
const cpu = process.cpuUsage(before);
console.log(
  JSON.stringify({
    cpuMs: (cpu.user + cpu.system) / 1000 / Number(rounds),
    wallMs: (performance.now() - begun) / Number(rounds),
    loadedMb: loaded / 1024 / 1024,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);

function signature(): Uint8Array {
  const canvas = createCanvas(300, 120);
  const context = canvas.getContext('2d');
  context.lineWidth = 4;
  context.strokeStyle = '#1d4ed8';
  context.beginPath();
  context.moveTo(10, 90);
  for (let x = 10; x < 290; x += 20) context.quadraticCurveTo(x + 5, 10 + ((x * 7) % 80), x + 20, 60 + ((x * 3) % 50));
  context.stroke();
  return canvas.toBuffer('image/png');
}
