/** Content-addressed bytes. A key is the lower-case hex SHA-256 of the content. */
export interface BlobStore {
  /** Stores bytes durably (fsync) and returns their key; storing the same bytes twice is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * Makes one blob of another without holding either in memory: `work` reads the file at `from`, writes a new one at `to`
   * down to the disk (fsync), and answers its hash and size. Throws BlobMissing as `get` does.
   */
  derive(sha256: string, work: (from: string, to: string) => Promise<Derived>): Promise<Derived>;
  /** Makes a blob young again, so that the sweeper leaves it to its new owner. Throws BlobMissing as `get` does. */
  renew(sha256: string): Promise<void>;
  /** Throws BlobMissing where nothing is stored under the key. */
  get(sha256: string): Promise<Buffer>;
  /** For range answers: size, and a stream of [start, end] inclusive. */
  size(sha256: string): Promise<number>;
  stream(sha256: string, range?: { start: number; end: number }): NodeJS.ReadableStream;
  delete(sha256: string): Promise<void>;
  /** Every key stored before the moment, for the sweeper. */
  keysOlderThan(moment: Date): AsyncIterable<string>;
}

export interface Derived {
  readonly sha256: string;
  readonly size: number;
}

export class BlobMissing extends Error {
  constructor(sha256: string) {
    super(`No blob is stored under ${sha256}.`);
    this.name = 'BlobMissing';
  }
}
