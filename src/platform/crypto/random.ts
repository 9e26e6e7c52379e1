import { randomBytes, randomInt } from 'node:crypto';

/** 256 bits as 43 base64url characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** `digits` decimal digits, each equally likely, leading zeros kept. */
export function randomCode(digits: number): string {
  return randomInt(10 ** digits)
    .toString()
    .padStart(digits, '0');
}
