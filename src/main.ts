import { fatalText } from './boot/fatal.ts';
import { parseRoles } from './boot/roles.ts';
import { type Instance, startInstance } from './boot/start.ts';
import { readConfig } from './config.ts';

let instance: Instance | undefined;
let stoppedAt: number | undefined;

/** Starts web and/or worker (--role), stops on a signal. */
async function main(): Promise<void> {
  const { config, secrets } = readConfig();
  instance = await startInstance(config, secrets, parseRoles(process.argv.slice(2)));
  process.stdout.write(`${instance.report}\n`);
}

/**
 * npm passes Ctrl-C on to us while the terminal has sent it already, so the next two seconds' signals are the same one.
 * A later one, or one before everything is up, ends at once; the built-in database is told on the way out.
 */
async function stop(): Promise<void> {
  const now = performance.now();
  if (!instance || (stoppedAt !== undefined && now > stoppedAt + 2000)) process.exit(130);
  if (stoppedAt !== undefined) return;
  stoppedAt = now;
  await instance.stop();
  process.exit(0);
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
main().catch((error: unknown) => {
  process.stderr.write(`${fatalText(error)}\n`);
  process.exit(1);
});
