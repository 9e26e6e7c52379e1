export interface GuardedAnswer {
  readonly status: number;
  /** First 2,000 characters. */
  readonly body: string;
}

/**
 * The only way out to addresses that users name. Refuses private, loopback, link-local and multicast targets, by
 * literal before connecting and by the socket's remote address after, unless the operator's allow-list names
 * `host:port`. Follows no redirect.
 */
export type GuardedFetch = (
  url: string,
  request: {
    readonly method: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Uint8Array;
    readonly timeoutMs: number;
  },
) => Promise<GuardedAnswer>;

export class AddressRefused extends Error {
  constructor(host: string) {
    super(`Calls to ${host} are not allowed: it is a private address.`);
    this.name = 'AddressRefused';
  }
}
