import { prepare } from './prepare.mjs';

/** `npm run -s signet -- COMMAND`: like start, but nothing except the command's answer goes to standard output. */
try {
  await prepare({ say: (line) => console.error(line), quiet: true });
} catch (error) {
  console.error(`Signet: ${error.message}`);
  process.exit(1);
}
// Libraries that look for it are several times slower in development.
process.env.NODE_ENV ??= 'production';
await import('../dist/cli.js');
