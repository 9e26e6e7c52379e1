import { prepare } from './prepare.mjs';

/** `npm start`: makes the clone ready, then becomes the server, in this process, so that Ctrl-C reaches it. */
try {
  await prepare({ say: (line) => console.log(line), quiet: false });
} catch (error) {
  console.error(`Signet: ${error.message}`);
  process.exit(1);
}
await import('../dist/main.js');
