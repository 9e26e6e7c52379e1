/**
 * What a request of the REST API costs, and that a list costs the same however long it is: `npm run bench:api`. A
 * server and a database of its own, with accounts of 10, 10,000 and 1,000,000 documents. bench/README.md says what each
 * number counts. SIZES=10,10000 leaves the largest account out.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppProcess, freePorts, startApp, temporaryDataDir } from '../../tests/support/app-process.ts';
import { calibration } from '../calibration.ts';
import { writeSample } from '../seal/sample.ts';
import { type Account, makeAccounts } from './accounts.ts';
import { costOf, costTable } from './cost.ts';
import { connectAdmin } from './database.ts';
import { settle } from './fill.ts';
import { listSpeed } from './lists.ts';
import { Load } from './load.ts';
import { Profiler } from './profile.ts';
import { requestsOf } from './requests.ts';

const sizes = (process.env.SIZES ?? '10,10000,1000000').split(',').map(Number);
const unlimited = '0';

console.log(calibration());
const folder = mkdtempSync(join(tmpdir(), 'signet-api-'));
const data = temporaryDataDir();
const inspector = (await freePorts()).live;
const app = await startApp({
  dataDir: data.path,
  ports: await freePorts(),
  env: {
    NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspector}`,
    API_READS_PER_MINUTE: unlimited,
    API_WRITES_PER_MINUTE: unlimited,
    API_UPLOADS_PER_MINUTE: unlimited,
  },
});
try {
  await run(app);
} finally {
  await app.stop();
  data.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function run(server: AppProcess): Promise<void> {
  const admin = await connectAdmin(data.path);
  const load = new Load(server.liveUrl);
  try {
    const path = join(folder, 'sample.pdf');
    writeSample(path, 100 * 1024, 1);
    const begun = performance.now();
    const accounts = await makeAccounts(server, admin, sizes, readFileSync(path).toString('base64'));
    await settle(admin);
    console.log(`accounts of ${sizes.join(', ')} documents made in ${seconds(begun)} s`);

    const { lines, ratios } = await listSpeed(load, accounts);
    for (const line of lines) console.log(line);

    const profiler = await Profiler.open(server.pid, inspector);
    const costs = [];
    for (const request of requestsOf(accounts as Account[])) costs.push(await costOf(server, load, profiler, request));
    profiler.close();
    for (const line of costTable(costs)) console.log(line);
    const rates = costs
      .filter(({ headline }) => headline)
      .map((cost) => `${cost.headline}=${cost.perSecond.toFixed(0)}/s`);
    console.log(`api: ${rates.join(' ')} ${ratios}`);
  } finally {
    await load.close();
    await admin.end();
  }
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(0);
}
