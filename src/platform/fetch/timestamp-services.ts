import { createGuardedFetch } from './undici-fetch.ts';

/** A timestamp authority of the operator's choice, reached over HTTP (RFC 3161, 3.4). */
export interface TimestampService {
  /** Host and port, for people; never the credentials. */
  readonly name: string;
  /** Sends a request, answers the body of a good answer. Throws `NoAnswer` otherwise. */
  ask(request: Uint8Array): Promise<Uint8Array>;
}

/** Why a service gave no answer; the message is a part of a sentence after its name. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface ServiceOptions {
  readonly timeoutMs: number;
  /** Sent to those whose address holds no credentials of its own; "" for none. */
  readonly user: string;
  readonly password: string;
}

/** A token with a long chain has a few ten thousand bytes. */
const ANSWER_BYTES = 256 * 1024;

/**
 * The services at these addresses, in their order. The operator names them, so they may be private; each connection still
 * goes to the host named and to no other, and no redirect is followed.
 */
export function createTimestampServices(
  urls: readonly string[],
  options: ServiceOptions,
): { readonly services: readonly TimestampService[]; close(): Promise<void> } {
  const made = urls.map((url) => service(new URL(url), options));
  return {
    services: made.map(({ name, ask }) => ({ name, ask })),
    close: async () => {
      await Promise.all(made.map((one) => one.close()));
    },
  };
}

function service(url: URL, options: ServiceOptions): TimestampService & { close(): Promise<void> } {
  const own = url.username !== '' || url.password !== '';
  const user = own ? decodeURIComponent(url.username) : options.user;
  const password = own ? decodeURIComponent(url.password) : options.password;
  url.username = '';
  url.password = '';
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const fetch = createGuardedFetch([`${url.hostname.toLowerCase()}:${port}`]);
  const headers = {
    'content-type': 'application/timestamp-query',
    accept: 'application/timestamp-reply',
    ...(user === '' ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }),
  };
  async function ask(body: Uint8Array): Promise<Uint8Array> {
    const { timeoutMs } = options;
    const answer = await fetch(url.href, { method: 'POST', headers, body, timeoutMs, mostBytes: ANSWER_BYTES }).catch(
      (cause: unknown) => {
        throw new NoAnswer(reasonOf(cause), { cause });
      },
    );
    if (answer.status !== 200) throw new NoAnswer(`answered with status ${answer.status}`);
    return answer.bytes;
  }
  return { name: url.host, ask, close: fetch.close };
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'could not be reached';
  if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'did not answer in time';
  if (cause.name === 'AnswerTooLong') return 'sent an answer that is too long';
  return 'could not be reached';
}
