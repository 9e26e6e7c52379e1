import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { ensureTestTools } from './test-tools.mjs';

/** `npm test`: installs, builds, gets what the tests need beyond Node, runs them. Arguments go to Vitest. */
try {
  await prepare({ say: (line) => console.log(line), quiet: false });
} catch (error) {
  console.error(`Signet: ${error.message}`);
  process.exit(1);
}
ensureTestTools();
const report = process.env.SIGNET_TEST_REPORT;
const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const done = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
