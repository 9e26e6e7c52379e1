import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfigError } from './config.ts';
import type { LegalText } from './features/deps.ts';
import { readCertificates } from './features/verification/verify-alone.ts';

/** Certificates of a PEM file that a setting names. Throws ConfigError for one that holds none. */
export async function readPem(setting: string, path: string): Promise<Uint8Array[]> {
  if (path === '') return [];
  const found = readCertificates(await readNamed(setting, path));
  if (found === null) throw new ConfigError(`${setting} names a file that holds no certificates: ${path}`);
  return found;
}

/** A PIN, without the end of its line. */
export async function readPin(path: string): Promise<string> {
  const bytes = await readNamed('PKCS11_PIN_FILE', path);
  return bytes.toString('utf8').replace(/\r?\n$/, '');
}

/** A text of the operator's own, with the first digits of its SHA-256 as its version; null where none is named. */
export async function readLegal(setting: string, path: string): Promise<LegalText | null> {
  if (path === '') return null;
  const bytes = await readNamed(setting, path);
  const text = bytes.toString('utf8').trim();
  if (text === '') throw new ConfigError(`${setting} names a file that is empty: ${path}`);
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 12) };
}

async function readNamed(setting: string, path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw new ConfigError(`${setting} names a file that can't be read: ${path}`, { cause });
  });
}
