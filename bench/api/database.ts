import pg from 'pg';
import { openDataDirectory } from '../../src/boot/data-directory.ts';
import { readRunFile } from '../../src/boot/run-file.ts';
import { deriveSecret } from '../../src/platform/crypto/cipher.ts';
import { masterKeyFromFile } from '../../src/platform/crypto/master-key.ts';

/** Connects to the built-in database of a running instance as its administrator. */
export async function connectAdmin(dataDir: string): Promise<pg.Client> {
  const data = await openDataDirectory(dataDir);
  const running = await readRunFile(data.runFile);
  if (running === undefined) throw new Error('The instance does not run.');
  const password = deriveSecret(await masterKeyFromFile(data.masterKey), 'database superuser').toString('base64url');
  const client = new pg.Client({
    host: '127.0.0.1',
    port: running.postgresPort,
    database: 'signet',
    user: 'postgres',
    password,
  });
  await client.connect();
  return client;
}
