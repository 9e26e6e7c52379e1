/** 32-byte secrets of one environment, made at first start, kept in its `key` table wrapped by the master key. */
export type KeyName =
  /** HMAC of recipient links. */
  | 'link'
  /** HMAC of file URLs. */
  | 'file-url'
  /** AES-256-GCM of what `wrap` wraps: mail bodies, webhook keys, certificate keys. */
  | 'wrap';

export interface Keyring {
  key(name: KeyName): Buffer;
  /** AES-256-GCM; `context` is authenticated and must be given again to unwrap. */
  wrap(plain: Uint8Array, context: string): Buffer;
  unwrap(wrapped: Uint8Array, context: string): Buffer;
}
