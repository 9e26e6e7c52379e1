/**
 * What a document costs from upload to its finished files, over HTTP: `npm run bench:flow`. A server and a database of
 * its own, by the sizes and numbers at once of the design's comparison with others; CPU by stage where one document runs
 * alone. The time that waiting for the seal takes counts the polling of this client too.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../../tests/support/app-process.ts';
import { calibration } from '../calibration.ts';
import { writeSample } from '../seal/sample.ts';
import { besideSealing } from './beside.ts';
import { type Instance, oneDocument, type Stage, stages } from './one-document.ts';
import { usageOf } from './processes.ts';

const MB = 1024 * 1024;
const cases = [
  { label: '1 page 100 KB', bytes: 100 * 1024, pages: 1, documents: 120 },
  { label: '100 pages 10 MB', bytes: Math.floor(9.9 * MB), pages: 100, documents: 16 },
] as const;

console.log(calibration());
const folder = mkdtempSync(join(tmpdir(), 'signet-flow-'));
const data = temporaryDataDir();
const app = await startApp({
  dataDir: data.path,
  ports: await freePorts(),
  env: { API_READS_PER_MINUTE: '10000000', API_WRITES_PER_MINUTE: '10000000', API_UPLOADS_PER_MINUTE: '10000000' },
});
try {
  const person = ['--email', 'ana@example.com', '--password', 'Abcdef1!x', '--name', 'Ana'];
  await app.cli('account', 'create', ...person, '--plan', 'enterprise');
  const token = await app.cli('token', 'create', '--email', 'ana@example.com', '--environment', 'live');
  const instance = { liveUrl: app.liveUrl, token };
  for (const one of cases) {
    const path = join(folder, `${one.pages}.pdf`);
    writeSample(path, one.bytes, one.pages);
    const file = readFileSync(path).toString('base64');
    for (let n = 0; n < 12; n++) await oneDocument(instance, file);
    await byStage(app, instance, one.label, file);
    for (const atOnce of [1, 4, 16]) await together(app, instance, one, file, atOnce);
  }
  const large = join(folder, 'large.pdf');
  writeSample(large, 49 * MB, 1);
  console.log(await besideSealing(instance, readFileSync(large).toString('base64')));
} finally {
  await app.stop();
  data.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** One after another, so that what is used between two stages belongs to the stage. */
async function byStage(server: AppProcess, instance: Instance, label: string, file: string): Promise<void> {
  const rounds = 30;
  const spent = new Map<Stage, { server: number; database: number }>();
  for (let n = 0; n < rounds; n++) {
    let before = usageOf(server.pid);
    await oneDocument(instance, file, (stage) => {
      const now = usageOf(server.pid);
      const sum = spent.get(stage) ?? { server: 0, database: 0 };
      sum.server += now.serverMs - before.serverMs;
      sum.database += now.databaseMs - before.databaseMs;
      spent.set(stage, sum);
      before = now;
    });
  }
  const parts = stages.map((stage) => {
    const { server: own, database } = spent.get(stage) ?? { server: 0, database: 0 };
    return `${stage} ${(own / rounds).toFixed(1)}+${(database / rounds).toFixed(1)}`;
  });
  console.log(`${label}: CPU ms by stage, server+database: ${parts.join(', ')}`);
}

async function together(
  server: AppProcess,
  instance: Instance,
  { label, documents }: (typeof cases)[number],
  file: string,
  atOnce: number,
): Promise<void> {
  const total = Math.max(documents, atOnce * 2);
  const times: number[] = [];
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, usageOf(server.pid).memoryMb);
  }, 100);
  const before = usageOf(server.pid);
  const begun = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next++ < total) {
        const started = performance.now();
        await oneDocument(instance, file);
        times.push(performance.now() - started);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  const after = usageOf(server.pid);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  const each = (ms: number) => (ms / total).toFixed(1);
  console.log(
    `${label}, ${atOnce} at once: ${(total / seconds).toFixed(1)} documents/s, p50/p95 ${at(0.5)}/${at(0.95)} ms, ` +
      `CPU ms each: server ${each(after.serverMs - before.serverMs)}, database ${each(after.databaseMs - before.databaseMs)}; ` +
      `peak memory ${peakMb.toFixed(0)} MB`,
  );
}
