/**
 * Difficult PDFs: `npm run test:corpus -- DIR [NAME]`. Each file is refused with a reason, or goes through upload, stamp
 * and seal, is valid to foreign judges and looks as before. Exits with 1 when a file fails, or when fewer than 195 of
 * every 214 are accepted.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPdfPool } from '../../src/pdf/pool.ts';
import { testIdentity } from '../../src/pdf/testing/identity.ts';
import { type Outcome, tryFile } from './try-file.ts';

const [directory, only = ''] = process.argv.slice(2);
if (directory === undefined) {
  console.error('Which folder? npm run test:corpus -- DIR');
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'signet-corpus-'));
const pdf = createPdfPool({ threads: 1, timeoutMs: 30_000 });
const identity = await testIdentity(new Date());
const outcomes: Outcome[] = [];
let peakMb = 0;
for (const name of readdirSync(directory).sort()) {
  if (!name.endsWith('.pdf') || !name.includes(only)) continue;
  const outcome = await tryFile(join(directory, name), { pdf, identity, target: join(work, 'sealed.pdf') });
  outcomes.push(outcome);
  peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1024 / 1024);
  if (outcome.kind === 'refused') console.log(`refused  ${name}  ${outcome.reason}`);
  if (outcome.kind === 'failed') console.log(`FAILED   ${name}  ${outcome.faults.join('; ')}`);
}
await pdf.close();
rmSync(work, { recursive: true, force: true });

const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
const slowest = Math.max(0, ...outcomes.map(({ seconds }) => seconds));
console.log(
  `corpus: ${outcomes.length} files, ${count('sealed')} sealed, ${count('refused')} refused, ${count('failed')} failed; ` +
    `slowest ${slowest.toFixed(1)} s, peak memory ${peakMb.toFixed(0)} MB`,
);
const enough = only !== '' || count('sealed') >= Math.floor((outcomes.length * 195) / 214);
if (!enough) console.log('Too many files are refused.');
process.exitCode = count('failed') > 0 || !enough || peakMb > 500 ? 1 : 0;
