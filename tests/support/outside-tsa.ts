import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TimeStampReq } from 'pkijs';
import { timestampRequest } from '../../src/pdf/index.ts';
import { createTimestampServices } from '../../src/platform/fetch/timestamp-services.ts';

/** How the authority behaves: as it should, or as one of the faults that clients must notice. */
export type TsaManner =
  | 'good'
  | 'down'
  | 'garbage'
  | 'rejects'
  | 'wrong-nonce'
  | 'other-digest'
  | 'too-long'
  | 'no-list';

export interface OutsideTsa {
  readonly url: string;
  /** DER. */
  readonly root: Uint8Array;
  readonly rootPath: string;
  manner: TsaManner;
  /** Requests received, with what they sent to sign in. */
  readonly asked: (string | undefined)[];
  close(): Promise<void>;
}

/** A timestamp authority that is nothing of ours: `openssl ts` behind a small server, its revocation list beside it. */
export async function startOutsideTsa(): Promise<OutsideTsa> {
  const folder = mkdtempSync(join(tmpdir(), 'signet-tsa-'));
  const at = (name: string) => join(folder, name);
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/root.crl') {
      response.writeHead(tsa.manner === 'no-list' ? 404 : 200);
      return response.end(readFileSync(at('root.crl')));
    }
    asked.push(request.headers.authorization);
    void bodyOf(request).then((query) => {
      if (tsa.manner === 'down') return response.writeHead(503).end();
      if (tsa.manner === 'garbage') return response.end('<html>');
      if (tsa.manner === 'too-long') return response.end(Buffer.alloc(600_000));
      response.setHeader('content-type', 'application/timestamp-reply');
      return response.end(reply(at, tsa.manner, query));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  makeAuthority(folder, `${url}/root.crl`);
  const tsa: OutsideTsa = {
    url: `${url}/tsr`,
    root: readFileSync(at('root.der')),
    rootPath: at('root.pem'),
    manner: 'good',
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return tsa;
}

/** What an environment's deps hold when the operator named these authorities. */
export function authorities(urls: readonly string[], roots: readonly Uint8Array[], timeoutMs = 5000) {
  const { services } = createTimestampServices(urls, { timeoutMs, user: '', password: '' });
  return { services, roots, policy: null };
}

function makeAuthority(folder: string, list: string): void {
  const at = (name: string) => join(folder, name);
  writeFileSync(
    at('openssl.cnf'),
    `[req]
distinguished_name=dn
[dn]
[ca]
default_ca=own
[own]
database=${at('index.txt')}
crlnumber=${at('crlnumber')}
default_md=sha256
default_crl_days=30
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[tsa]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
authorityKeyIdentifier=keyid
crlDistributionPoints=URI:${list}
${section(at)}`,
  );
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('crlnumber'), '01\n');
  writeFileSync(at('serial'), '01\n');
  const config = ['-config', at('openssl.cnf')];
  const newKey = ['-newkey', 'rsa:2048', '-nodes', '-batch', '-sha256'];
  run(
    'req',
    ...config,
    '-x509',
    ...newKey,
    '-days',
    '3000',
    '-subj',
    '/CN=Outside Root/O=Outside',
    '-extensions',
    'root',
    '-keyout',
    at('root.key'),
    '-out',
    at('root.pem'),
  );
  run(
    'req',
    ...config,
    ...newKey,
    '-subj',
    '/CN=Outside TSA/O=Outside',
    '-keyout',
    at('signer.key'),
    '-out',
    at('csr'),
  );
  const issue = ['x509', '-req', '-sha256', '-in', at('csr'), '-CA', at('root.pem'), '-CAkey', at('root.key')];
  const as = ['-CAcreateserial', '-days', '2000', '-extfile', at('openssl.cnf'), '-extensions', 'tsa'];
  run(...issue, ...as, '-out', at('signer.pem'));
  run('ca', ...config, '-gencrl', '-keyfile', at('root.key'), '-cert', at('root.pem'), '-out', at('crl.pem'));
  run('crl', '-in', at('crl.pem'), '-outform', 'DER', '-out', at('root.crl'));
  run('x509', '-in', at('root.pem'), '-outform', 'DER', '-out', at('root.der'));
}

function section(at: (name: string) => string): string {
  return `[stamp]
serial=${at('serial')}
signer_cert=${at('signer.pem')}
signer_key=${at('signer.key')}
certs=${at('root.pem')}
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256
accuracy=secs:1
ess_cert_id_alg=sha256
`;
}

function reply(at: (name: string) => string, manner: TsaManner, query: Buffer): Buffer {
  const { nonce, messageImprint } = TimeStampReq.fromBER(Buffer.from(query));
  const asked = {
    digest: new Uint8Array(messageImprint.hashedMessage.valueBlock.valueHexView),
    nonce: new Uint8Array(nonce?.valueBlock.valueHexView ?? [1]),
  };
  const other = Buffer.alloc(32, 9);
  const sent =
    manner === 'wrong-nonce'
      ? timestampRequest({ ...asked, nonce: Buffer.from('1234567812345678', 'hex') })
      : manner === 'other-digest'
        ? timestampRequest({ ...asked, digest: other })
        : manner === 'rejects'
          ? timestampRequest({ ...asked, policy: '1.2.3.4.99' })
          : query;
  writeFileSync(at('query'), sent);
  run(
    'ts',
    '-reply',
    '-config',
    at('openssl.cnf'),
    '-section',
    'stamp',
    '-queryfile',
    at('query'),
    '-out',
    at('reply'),
  );
  return readFileSync(at('reply'));
}

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]} failed: ${stderr}`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
