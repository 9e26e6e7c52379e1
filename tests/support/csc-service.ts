import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyRequest } from 'fastify';
import { type CscMethod, cscSchemas } from './csc-schemas.ts';

export interface CscServiceOptions {
  /** PKCS#8 DER. */
  readonly key: Uint8Array;
  /** DER, the signer's first. */
  readonly certificates: readonly Uint8Array[];
  readonly algo: readonly string[];
  readonly scal: '1' | '2';
  /** Asked for at each authorisation; "" for none. */
  readonly pin: string;
  /** Answers with a handle first, and with the SAD when that is asked about. */
  readonly slow?: boolean;
  /** Values as r and s one behind the other instead of DER. */
  readonly pairs?: boolean;
  readonly auth?: object;
}

export interface CscService {
  readonly url: string;
  /** Methods in the order in which they were called. */
  readonly calls: string[];
  /** What did not fit the standard's schemas, of either side. */
  readonly violations: string[];
  /** The next calls are answered with this status instead. */
  fail: { status: number; times: number };
  /** Access tokens given out so far are no longer accepted. */
  forgetTokens(): void;
  close(): Promise<void>;
}

export const CSC_CLIENT = { id: 'signet', secret: 's3cret/with:signs' } as const;
const HASH_NAMES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
};

/** A signing service on 127.0.0.1 that checks every request and every answer of its own against the standard's schemas. */
export async function startCscService(options: CscServiceOptions): Promise<CscService> {
  const server = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } } });
  const tokens = new Set<string>();
  /** SAD to the hashes that it is bound to; null: to none. */
  const authorised = new Map<string, readonly string[] | null>();
  const handles = new Map<string, string>();
  const service: CscService = {
    url: '',
    calls: [],
    violations: [],
    fail: { status: 0, times: 0 },
    forgetTokens: () => tokens.clear(),
    close: () => server.close(),
  };
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  function method(name: CscMethod, answer: (body: Record<string, unknown>) => [number, object]): void {
    server.post(`/csc/v2/${name}`, async (request, reply) => {
      service.calls.push(name);
      if (service.fail.times > 0) {
        service.fail.times--;
        return reply.code(service.fail.status).send({ error: 'server_error' });
      }
      check(request, name, 'request', request.body);
      if (!isAllowed(request, name)) return reply.code(401).send({ error: 'invalid_token' });
      const [status, body] = answer((request.body ?? {}) as Record<string, unknown>);
      if (status < 300) check(request, name, 'answer', body);
      return reply.code(status).send(body);
    });
  }

  function check(request: FastifyRequest, name: CscMethod, side: 'request' | 'answer', value: unknown): void {
    const validate = request.compileValidationSchema({ ...cscSchemas[name][side] });
    if (!validate(value)) service.violations.push(`${name} ${side}: ${JSON.stringify(validate.errors)}`);
  }

  function isAllowed({ headers }: FastifyRequest, name: CscMethod): boolean {
    const [scheme, value = ''] = headers.authorization?.split(' ') ?? [];
    if (name !== 'oauth2/token') return scheme === 'Bearer' && tokens.has(value);
    const pair = Buffer.from(value, 'base64').toString().split(':').map(decodeURIComponent);
    return scheme === 'Basic' && pair[0] === CSC_CLIENT.id && pair[1] === CSC_CLIENT.secret;
  }

  method('oauth2/token', () => {
    const token = randomUUID();
    tokens.add(token);
    return [200, { access_token: token, token_type: 'Bearer', expires_in: 3600 }];
  });
  method('credentials/list', () => [200, { credentialIDs: ['GX1'] }]);
  method('credentials/info', () => [200, infoOf(options)]);
  method('credentials/authorize', ({ credentialID, hashes, authData }) => {
    if (credentialID !== 'GX1') return invalid('Invalid parameter credentialID');
    const given = Array.isArray(authData) ? authData : [];
    if (options.pin !== '' && given[0]?.value !== options.pin) return [400, { error: 'invalid_authentication_data' }];
    if (options.scal === '2' && !Array.isArray(hashes)) return invalid('Missing array parameter hashes');
    const SAD = randomUUID();
    authorised.set(SAD, Array.isArray(hashes) ? hashes.map(String) : null);
    if (!options.slow) return [200, { SAD, expiresIn: 300 }];
    const handle = randomUUID();
    handles.set(handle, SAD);
    return [202, { handle }];
  });
  method('credentials/authorizeCheck', ({ handle }) => {
    const SAD = handles.get(String(handle));
    return SAD === undefined ? invalid('Invalid parameter handle') : [200, { SAD }];
  });
  method('signatures/signHash', ({ SAD, hashes, signAlgo, hashAlgorithmOID, signAlgoParams }) => {
    const bound = authorised.get(String(SAD));
    // One SAD, one signature.
    authorised.delete(String(SAD));
    const [hash, more] = Array.isArray(hashes) ? hashes.map(String) : [];
    if (bound === undefined || hash === undefined || more !== undefined) return invalid('Invalid parameter SAD');
    if (bound !== null && !bound.includes(hash)) return invalid('Hash is not authorized by the SAD');
    if (!options.algo.includes(String(signAlgo))) return invalid('Invalid parameter signAlgo');
    const pss = signAlgo === '1.2.840.113549.1.1.10';
    if (pss && signAlgoParams === undefined) return invalid('Missing string parameter signAlgoParams');
    const name = HASH_NAMES[String(hashAlgorithmOID)];
    if (name === undefined) return invalid('Invalid parameter hashAlgorithmOID');
    const value = signDigest(options, name, Buffer.from(hash, 'base64'), pss);
    return [200, { signatures: [value.toString('base64')] }];
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(service, { url: `http://127.0.0.1:${port}/csc/v2` });
}

function invalid(description: string): [number, object] {
  return [400, { error: 'invalid_request', error_description: description }];
}

function infoOf({ algo, certificates, pin, scal, auth }: CscServiceOptions): object {
  const objects = pin === '' ? [] : [{ type: 'Password', id: 'PIN', format: 'N', label: 'PIN' }];
  return {
    key: { status: 'enabled', algo, len: 256 },
    cert: { status: 'valid', certificates: certificates.map((one) => Buffer.from(one).toString('base64')) },
    auth: auth ?? { mode: 'explicit', ...(pin === '' ? {} : { expression: 'PIN' }), objects },
    SCAL: scal,
    multisign: 1,
  };
}

/** Signs a digest as it is: node only signs what it hashes itself, the openssl command does this. */
function signDigest({ key, pairs }: CscServiceOptions, hash: string, digest: Buffer, pss: boolean): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'signet-csc-'));
  try {
    writeFileSync(join(folder, 'key'), key);
    writeFileSync(join(folder, 'digest'), digest);
    const more = pss ? ['-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', 'rsa_pss_saltlen:32'] : [];
    const value = execFileSync('openssl', [
      ...['pkeyutl', '-sign', '-keyform', 'DER', '-inkey', join(folder, 'key')],
      ...['-in', join(folder, 'digest'), '-pkeyopt', `digest:${hash}`, ...more],
    ]);
    return pairs ? pairOf(value, digest.length) : value;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** r and s of an ECDSA-Sig-Value, each as long as the field. */
function pairOf(der: Buffer, size: number): Buffer {
  const at = der[1] === 0x81 ? 3 : 2;
  const first = der[at + 1] ?? 0;
  const r = der.subarray(at + 2, at + 2 + first);
  const s = der.subarray(at + 4 + first);
  const padded = (part: Buffer) => Buffer.concat([Buffer.alloc(size), part]).subarray(-size);
  return Buffer.concat([padded(r), padded(s)]);
}
