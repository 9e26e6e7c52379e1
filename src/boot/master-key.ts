import { ConfigError, type Secrets } from '../config.ts';
import { masterKeyFromFile, parseMasterKey } from '../platform/crypto/master-key.ts';
import type { DataDirectory } from './data-directory.ts';

/** From SIGNET_MASTER_KEY, or the file that the first start makes. */
export async function masterKeyOf(secrets: Secrets, data: DataDirectory): Promise<Buffer> {
  if (secrets.masterKey === '') return masterKeyFromFile(data.masterKey);
  const key = parseMasterKey(secrets.masterKey);
  if (!key) throw new ConfigError('SIGNET_MASTER_KEY must be 32 bytes, as 64 hex or 44 base64 characters.');
  return key;
}
