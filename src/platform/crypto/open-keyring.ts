import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { decrypt, deriveSecret, encrypt } from './cipher.ts';
import type { KeyName, Keyring } from './keyring.ts';

const names: readonly KeyName[] = ['link', 'file-url', 'wrap'];

/**
 * Reads the environment's keys from its `key` table, making those that are missing. Two nodes starting together end
 * up with the same keys: the first insert wins, and everybody reads what is stored.
 * Throws MasterKeyMismatch when the stored keys were wrapped by another master key.
 */
export async function openKeyring(
  pool: Pick<Pool, 'query'>,
  options: { readonly environment: string; readonly masterKey: Uint8Array },
): Promise<Keyring> {
  const wrapping = deriveSecret(options.masterKey, `keyring ${options.environment}`);
  const context = (name: KeyName) => `key ${options.environment} ${name}`;
  let stored = await readKeys(pool);
  const missing = names.filter((name) => !stored.has(name));
  for (const name of missing) {
    const wrapped = encrypt(wrapping, randomBytes(32), context(name));
    const insert = 'insert into key (name, wrapped, created_at) values ($1, $2, now()) on conflict do nothing';
    await pool.query(insert, [name, wrapped]);
  }
  if (missing.length > 0) stored = await readKeys(pool);
  const keys = new Map<KeyName, Buffer>();
  for (const name of names) {
    const wrapped = stored.get(name);
    if (!wrapped) throw new Error(`The key "${name}" was not stored.`);
    keys.set(name, unwrapKey(wrapping, wrapped, context(name)));
  }
  return keyringOf(keys);
}

/** The master key is not the one that this database was made with. */
export class MasterKeyMismatch extends Error {
  constructor() {
    super('The master key does not open the keys in this database. Use the master key that it was made with.');
    this.name = 'MasterKeyMismatch';
  }
}

async function readKeys(pool: Pick<Pool, 'query'>): Promise<Map<string, Buffer>> {
  const found = await pool.query<{ name: string; wrapped: Buffer }>('select name, wrapped from key');
  return new Map(found.rows.map((row) => [row.name, row.wrapped]));
}

function unwrapKey(wrapping: Buffer, wrapped: Buffer, context: string): Buffer {
  try {
    return decrypt(wrapping, wrapped, context);
  } catch {
    throw new MasterKeyMismatch();
  }
}

function keyringOf(keys: ReadonlyMap<KeyName, Buffer>): Keyring {
  function key(name: KeyName): Buffer {
    const found = keys.get(name);
    if (!found) throw new Error(`There is no key "${name}".`);
    return found;
  }
  return {
    key,
    wrap: (plain, context) => encrypt(key('wrap'), plain, context),
    unwrap: (wrapped, context) => decrypt(key('wrap'), wrapped, context),
  };
}
