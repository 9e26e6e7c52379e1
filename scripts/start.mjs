import { prepare } from './prepare.mjs';

/** `npm start`: makes the clone ready, then becomes the server, in this process, so that Ctrl-C reaches it. */
try {
  await prepare({ say: (line) => console.log(line), quiet: false });
} catch (error) {
  console.error(`Signet: ${error.message}`);
  process.exit(1);
}
// Libraries that look for it are several times slower in development.
process.env.NODE_ENV ??= 'production';
await import('../dist/main.js');
