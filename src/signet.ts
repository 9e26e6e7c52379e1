import { createHouse } from './boot/command-house.ts';
import { fatalText } from './boot/fatal.ts';
import { runCli } from './cli/main.ts';
import { commands } from './cli/registry.ts';
import { readConfig } from './config.ts';

/** The command line: `npm run -s signet -- COMMAND`. */
async function main(): Promise<number> {
  const { config, secrets } = readConfig();
  return runCli(process.argv.slice(2), commands, createHouse(config, secrets), {
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${fatalText(error)}\n`);
    process.exitCode = 1;
  },
);
