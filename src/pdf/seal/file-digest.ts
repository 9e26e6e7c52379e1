import { createHash, type Hash } from 'node:crypto';
import type { Scheme } from '../cms/schemes.ts';

type Name = Scheme['hash'];

/**
 * Running digests of a file, so that its bytes pass once: SHA-256 always (timestamps and the file's own name are made of
 * it), and the one that the signer's algorithm goes with.
 */
export class FileDigest {
  readonly #hashes: ReadonlyMap<Name, Hash>;

  constructor(hashes: ReadonlyMap<Name, Hash>) {
    this.#hashes = hashes;
  }

  static for(name: Name = 'sha256'): FileDigest {
    return new FileDigest(new Map([...new Set<Name>(['sha256', name])].map((each) => [each, createHash(each)])));
  }

  update(bytes: Uint8Array): this {
    for (const hash of this.#hashes.values()) hash.update(bytes);
    return this;
  }

  /** Goes on from here by itself; of one digest alone where one is named. */
  copy(only?: Name): FileDigest {
    const kept = [...this.#hashes].filter(([name]) => only === undefined || name === only);
    return new FileDigest(new Map(kept.map(([name, hash]) => [name, hash.copy()])));
  }

  /** Ends one of them. Throws for a digest that was not asked for at the beginning. */
  end(name: Name): Buffer {
    const hash = this.#hashes.get(name);
    if (!hash) throw new Error(`No ${name} digest of the file was begun.`);
    return hash.digest();
  }
}
