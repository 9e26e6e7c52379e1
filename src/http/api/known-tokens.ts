import { sha256 } from '../../platform/crypto/hash.ts';

const most = 10_000;

/** Tokens that this node has accepted lately, by their hashes. */
export class KnownTokens {
  readonly #hashes = new Set<string>();

  has(token: string): boolean {
    return this.#hashes.has(hashOf(token));
  }

  /** The one used longest ago makes room. */
  add(token: string): void {
    const hash = hashOf(token);
    this.#hashes.delete(hash);
    this.#hashes.add(hash);
    const [oldest] = this.#hashes;
    if (this.#hashes.size > most && oldest !== undefined) this.#hashes.delete(oldest);
  }
}

function hashOf(token: string): string {
  return sha256(token).toString('base64');
}
