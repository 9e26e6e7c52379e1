export interface GuardedAnswer {
  readonly status: number;
  /** First 2,000 characters. */
  readonly body: string;
  /** First `mostBytes` bytes, where those were asked for; else the beginning. */
  readonly bytes: Uint8Array;
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
    /** Bytes of the answer that are read; an answer that is longer is refused. By default its beginning is enough. */
    readonly mostBytes?: number;
  },
) => Promise<GuardedAnswer>;

export class AddressRefused extends Error {
  constructor(host: string) {
    super(`Calls to ${host} are not allowed: it is a private address.`);
    this.name = 'AddressRefused';
  }
}

/** The answer is longer than was asked for. */
export class AnswerTooLong extends Error {
  constructor(mostBytes: number) {
    super(`The answer is longer than ${mostBytes} bytes.`);
    this.name = 'AnswerTooLong';
  }
}
