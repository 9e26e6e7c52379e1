import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for Argon2id (the library's own algorithm): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let unmatched: Promise<string> | undefined;

/**
 * Compares in the time that hashing takes, also where no password is stored (unknown account, mirrored account), so
 * that nobody can tell the two apart.
 */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  unmatched ??= hash('no account has this password', cost);
  const matches = await verify(stored ?? (await unmatched), password);
  return matches && typeof stored === 'string';
}
