import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request as send } from 'undici';
import { AddressRefused, AnswerTooLong, type GuardedFetch } from './guarded-fetch.ts';
import { isPrivateAddress } from './private-address.ts';

const BODY_CHARACTERS = 2000;
/** UTF-8 needs at most 4 bytes a character. */
const BODY_BYTES = BODY_CHARACTERS * 4;

/**
 * `allowed`: private targets that the operator permits, each `host:port` (or `host:*`), as written in the address.
 * The guard stands three times, since each alone can be passed: on a literal address before connecting (no look-up
 * happens for it), on every address the name resolves to, and on the socket's remote address after connecting.
 */
export function createGuardedFetch(allowed: readonly string[]): GuardedFetch & { close(): Promise<void> } {
  const permitted = new Set(allowed.map((entry) => entry.toLowerCase()));
  const isPermitted = (host: string, port: string) => permitted.has(`${host}:${port}`) || permitted.has(`${host}:*`);
  const open = new Agent({ connect: { timeout: 10_000 } });
  const guarded = new Agent({ connect: guardedConnector() });

  async function fetch(url: string, options: Parameters<GuardedFetch>[1]): ReturnType<GuardedFetch> {
    // URL writes every spelling of an IPv4 address (decimal, hex, octal, short) as four decimal numbers.
    const target = new URL(url);
    if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new AddressRefused(target.protocol);
    const host = target.hostname.toLowerCase();
    const literal = host.replace(/^\[(.*)\]$/, '$1');
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    const trusted = isPermitted(host, port);
    if (!trusted && namesPrivate(literal)) throw new AddressRefused(host);
    const answer = await send(target, {
      dispatcher: trusted ? open : guarded,
      method: options.method,
      headers: { ...options.headers },
      body: options.body === undefined ? null : Buffer.from(options.body),
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const { mostBytes } = options;
    const bytes = await beginning(answer.body, mostBytes === undefined ? BODY_BYTES : mostBytes + 1);
    if (mostBytes !== undefined && bytes.length > mostBytes) throw new AnswerTooLong(mostBytes);
    return {
      status: answer.statusCode,
      body: bytes.subarray(0, BODY_BYTES).toString('utf8').slice(0, BODY_CHARACTERS),
      bytes,
    };
  }
  const close = async () => {
    await Promise.all([open.destroy(), guarded.destroy()]);
  };
  return Object.assign(fetch, { close });
}

/** By the name alone: a private literal, or this machine (RFC 6761, 6.3), which not every resolver answers for. */
function namesPrivate(host: string): boolean {
  if (isIP(host) !== 0) return isPrivateAddress(host);
  const plain = host.replace(/\.$/, '');
  return plain === 'localhost' || plain.endsWith('.localhost');
}

function guardedConnector(): buildConnector.connector {
  const connect = buildConnector({ timeout: 10_000, lookup: publicLookup } as buildConnector.BuildOptions);
  return (options, callback) => {
    connect(options, (error, socket) => {
      if (error) return callback(error, null);
      if (socket && isPrivateAddress(socket.remoteAddress ?? '')) {
        socket.destroy();
        return callback(new AddressRefused(options.hostname), null);
      }
      callback(null, socket);
    });
  };
}

/** Refuses a name as soon as one of its addresses is private: a mixed answer is an attack, not a configuration. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const first = addresses[0];
    if (!first || addresses.some((entry) => isPrivateAddress(entry.address))) {
      return callback(new AddressRefused(hostname), '', 0);
    }
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** The rest is not read. */
async function beginning(body: Dispatcher.ResponseData['body'], enough: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= enough) break;
  }
  return Buffer.concat(chunks).subarray(0, enough);
}
