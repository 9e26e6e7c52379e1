/** How long a bulk send of 1,000 documents of a template of one page takes, from Send to all made: `npm run bench:bulk`. */
import { bulkUntil, signIn, startBulk } from '../../tests/support/app-client.ts';
import { freePorts, startApp, temporaryDataDir } from '../../tests/support/app-process.ts';
import { calibration } from '../calibration.ts';
import { usageOf } from '../flow/processes.ts';

const ROWS = 1000;
const email = 'ana@example.com';

console.log(calibration());
const data = temporaryDataDir();
const app = await startApp({ dataDir: data.path, ports: await freePorts() });
try {
  const person = ['--email', email, '--password', 'Abcdef1!x', '--name', 'Ana', '--plan', 'enterprise'];
  await app.cli('account', 'create', ...person);
  const token = await app.cli('token', 'create', '--email', email, '--environment', 'live');
  const ask = await signIn(app.liveUrl, email, 'Abcdef1!x');
  const before = usageOf(app.pid);
  const begun = performance.now();
  const id = await startBulk(app.liveUrl, token, ask, ROWS);
  const { sent } = await bulkUntil(ask, id, ({ waiting }) => waiting === 0);
  const seconds = (performance.now() - begun) / 1000;
  const after = usageOf(app.pid);
  const each = (ms: number) => (ms / ROWS).toFixed(1);
  console.log(
    `${sent} documents in ${seconds.toFixed(1)} s; CPU ms each, mails that left meanwhile included: ` +
      `server ${each(after.serverMs - before.serverMs)}, database ${each(after.databaseMs - before.databaseMs)}`,
  );
} finally {
  await app.stop();
  data.remove();
}
