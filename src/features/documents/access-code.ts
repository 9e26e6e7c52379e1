import { hash, verify } from '@node-rs/argon2';

/** What the API takes: digits, as few as its clients have always sent. Tries are counted either way. */
export function isAccessCode(code: string): boolean {
  return /^\d{1,32}$/.test(code);
}

/** What the app asks for: at least 6 digits. */
export function isAppAccessCode(code: string): boolean {
  return /^\d{6,32}$/.test(code);
}

/** Argon2id with the library's defaults (19 MiB, 2 passes): few digits deserve a slow hash. */
export async function hashAccessCode(code: string): Promise<string> {
  return hash(code);
}

export async function isRightAccessCode(stored: string, code: string): Promise<boolean> {
  return verify(stored, code);
}
