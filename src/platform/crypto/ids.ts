import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new id: 10 characters of A-Z, a-z, 0-9 (59 bits), each equally likely. */
export function newId(): string {
  let id = '';
  while (id.length < 10) id += alphabet.charAt(randomInt(alphabet.length));
  return id;
}
