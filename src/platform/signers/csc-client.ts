import { createGuardedFetch } from '../fetch/undici-fetch.ts';
import { SignerUnavailable } from './instance-signer.ts';

export interface CscAddress {
  /** Base of the API, such as `https://service.example/csc/v2`. */
  readonly url: string;
  /** OAuth 2.0 token endpoint; "" for `oauth2/token` under the base. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
}

export interface CscAnswer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Calls of one service. They throw `SignerUnavailable` unless the service answers 200 or 202. */
export interface CscClient {
  call(method: string, body: object): Promise<CscAnswer>;
  close(): Promise<void>;
}

const ANSWER_BYTES = 512 * 1024;
const PAUSE_MS = 300;
/** Of an access token's life: it is renewed before it ends on the way. */
const MARGIN_MS = 30_000;

interface Token {
  readonly value: string;
  readonly until: number;
}

/**
 * Speaks JSON with a signing service by an access token of the client credentials grant (RFC 6749, 4.4). The operator
 * names its hosts, so they may be private; no other host is reached. A call that got no answer, or a fault of the server,
 * is made once more; a token that is no longer accepted is replaced once.
 */
export function createCscClient(address: CscAddress): CscClient {
  const tokenUrl = address.tokenUrl || `${address.url}/oauth2/token`;
  const fetch = createGuardedFetch([address.url, tokenUrl].map(hostAndPort));
  let token: Token | undefined;

  async function send(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<CscAnswer> {
    const host = new URL(url).host;
    const { timeoutMs } = address;
    const request = { method: 'POST', headers, body: Buffer.from(body), timeoutMs, mostBytes: ANSWER_BYTES } as const;
    const answer = await fetch(url, request).catch((cause: unknown) => {
      const slow = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
      const what = slow ? 'did not answer in time' : 'could not be reached';
      throw new SignerUnavailable(`The signing service ${host} ${what}.`, { cause });
    });
    return { status: answer.status, json: parsed(answer.bytes) };
  }

  async function accessToken(): Promise<string> {
    if (token !== undefined && token.until > Date.now()) return token.value;
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: 'service' });
    const basic = Buffer.from(`${encodeURIComponent(address.clientId)}:${encodeURIComponent(address.clientSecret)}`);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      authorization: `Basic ${basic.toString('base64')}`,
    };
    const { status, json } = await again(() => send(tokenUrl, headers, form.toString()));
    if (status !== 200 || typeof json.access_token !== 'string') throw refused(tokenUrl, status, json);
    const seconds = typeof json.expires_in === 'number' ? json.expires_in : 3600;
    token = { value: json.access_token, until: Date.now() + seconds * 1000 - MARGIN_MS };
    return token.value;
  }

  async function call(method: string, body: object): Promise<CscAnswer> {
    const url = `${address.url}/${method}`;
    const ask = async () =>
      again(async () => {
        const authorization = `Bearer ${await accessToken()}`;
        const headers = { 'content-type': 'application/json', accept: 'application/json', authorization };
        return send(url, headers, JSON.stringify(body));
      });
    let answer = await ask();
    if (answer.status === 401) {
      token = undefined;
      answer = await ask();
    }
    if (answer.status !== 200 && answer.status !== 202) throw refused(url, answer.status, answer.json);
    return answer;
  }
  return { call, close: fetch.close };
}

/** Once more after a pause, when there was no answer, or one that says "later". */
async function again(work: () => Promise<CscAnswer>): Promise<CscAnswer> {
  const first = await work().catch((error: unknown) => error);
  const passing = first instanceof Error || (first as CscAnswer).status >= 500 || (first as CscAnswer).status === 429;
  if (!passing) return first as CscAnswer;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return work();
}

function refused(url: string, status: number, json: Readonly<Record<string, unknown>>): SignerUnavailable {
  const said = [json.error, json.error_description].filter((part) => typeof part === 'string' && part !== '');
  const why = said.length > 0 ? `: ${said.join(', ').slice(0, 300)}` : '';
  return new SignerUnavailable(`The signing service ${new URL(url).host} answered with status ${status}${why}.`);
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname.toLowerCase()}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
