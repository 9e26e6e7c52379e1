import { fatalText } from './boot/fatal.ts';
import { parseRoles } from './boot/roles.ts';
import { type Instance, startInstance } from './boot/start.ts';
import { readConfig } from './config.ts';

let instance: Instance | undefined;
let stopping = false;

/** Starts web and/or worker (--role), stops on a signal. */
async function main(): Promise<void> {
  const { config, secrets } = readConfig();
  instance = await startInstance(config, secrets, parseRoles(process.argv.slice(2)));
  process.stdout.write(`${instance.report}\n`);
}

/** A second signal, or one before everything is up, ends at once; the built-in database is told on the way out. */
async function stop(): Promise<void> {
  if (stopping || !instance) process.exit(130);
  stopping = true;
  await instance.stop();
  process.exit(0);
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
main().catch((error: unknown) => {
  process.stderr.write(`${fatalText(error)}\n`);
  process.exit(1);
});
