import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256 of bytes (strings as UTF-8), 32 bytes. */
export function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** SHA-256 as 64 lower-case hex characters. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** HMAC-SHA-256, 32 bytes. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(bytes).digest();
}

/** Equality in constant time; different lengths are simply unequal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
