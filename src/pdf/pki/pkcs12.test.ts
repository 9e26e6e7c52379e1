import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingKey } from '../cms/signing-key.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { openPkcs12, Pkcs12Error } from './pkcs12.ts';

const now = new Date(Date.now() + 3_600_000);
const DAY = 24 * 3600 * 1000;
let files: Folder;

function at(name: string): string {
  return `${files.path}/${name}`;
}

function openssl(...args: string[]): void {
  const { status, text } = ask('openssl', ...args);
  if (status !== 0) throw new Error(text);
}

/** A root, an issuing CA and a leaf, all by openssl. */
function makeChain(name: string, newKey: readonly string[], usage = 'digitalSignature,nonRepudiation'): void {
  const ca = ['-pkeyopt', 'ec_paramgen_curve:P-256'];
  openssl(
    ...['req', '-x509', '-newkey', 'ec', ...ca, '-nodes', '-batch', '-days', '30', '-subj', `/CN=${name} root`],
    ...['-keyout', at(`${name}-root.key`), '-out', at(`${name}-root.pem`)],
  );
  const issue = (subject: string, by: string, key: readonly string[], extensions: string) => {
    const file = files.put(`${subject}.ext`, extensions);
    openssl(
      ...['req', '-newkey', ...key, '-nodes', '-batch', '-subj', `/CN=${subject}/O=Foreign Ltd`],
      ...['-keyout', at(`${subject}.key`), '-out', at(`${subject}.csr`)],
    );
    openssl(
      ...['x509', '-req', '-in', at(`${subject}.csr`), '-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`)],
      ...['-CAcreateserial', '-days', '20', '-extfile', file, '-out', at(`${subject}.pem`)],
    );
  };
  issue(`${name}-ca`, `${name}-root`, ['ec', ...ca], 'basicConstraints=critical,CA:TRUE\n');
  issue(`${name}-leaf`, `${name}-ca`, newKey, `basicConstraints=CA:FALSE\nkeyUsage=critical,${usage}\n`);
  const pems = [`${name}-ca.pem`, `${name}-root.pem`].map((pem) => readFileSync(at(pem), 'utf8'));
  files.put(`${name}-chain.pem`, pems.join(''));
}

function p12(name: string, more: readonly string[] = [], password = 'Größe 7'): Buffer {
  openssl(
    ...['pkcs12', '-export', '-inkey', at(`${name}-leaf.key`), '-in', at(`${name}-leaf.pem`)],
    ...['-certfile', at(`${name}-chain.pem`), '-passout', `pass:${password}`, '-out', at('made.p12'), ...more],
  );
  return readFileSync(at('made.p12'));
}

const p256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

beforeAll(() => {
  files = folder();
  makeChain('ec', p256);
});
afterAll(() => files.remove());

describe('a PKCS#12 file', () => {
  it.each([
    ['as openssl makes it today', []],
    ['as openssl 1 and Windows made it: RC2 and 3DES', ['-legacy']],
    ['all in 3DES of two keys', ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES']],
    ['in RC2 of 128 bits', ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['in AES-128 with a check by SHA-512', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512']],
    ['that nothing protects but its check', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
    ['without a check', ['-nomac']],
  ])('%s opens to key, certificate and chain', async (_, more) => {
    const opened = await openPkcs12(p12('ec', more), 'Größe 7', { time: now });
    expect(opened).toMatchObject({ algorithm: 'ecdsa-p256-sha256' });
    const files = [opened.certificate, ...opened.chain].map((der) => Buffer.from(der).toString('base64'));
    const made = ['ec-leaf', 'ec-ca', 'ec-root'].map((name) =>
      readFileSync(at(`${name}.pem`), 'utf8')
        .replace(/-----[^-]+-----/g, '')
        .replaceAll('\n', ''),
    );
    expect(files).toEqual(made);
    expect(signingKey(opened.key).sign(Buffer.from('x')).length).toBeGreaterThan(60);
  });

  it.each([
    ['P-384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], 'ecdsa-p384-sha384'],
    ['RSA', ['rsa:2048'], 'rsa-pkcs1-sha256'],
  ])('may hold a key of %s', async (name, newKey, algorithm) => {
    makeChain(name, newKey);
    expect(await openPkcs12(p12(name, ['-legacy']), 'Größe 7', { time: now })).toMatchObject({ algorithm });
  });

  it('is opened with an empty password, and by its own alone', async () => {
    expect((await openPkcs12(p12('ec', [], ''), '', { time: now })).chain.length).toBe(2);
    expect((await openPkcs12(p12('ec', ['-legacy'], ''), '', { time: now })).chain.length).toBe(2);
    for (const more of [[], ['-legacy'], ['-nomac'], ['-nomac', '-legacy']])
      expect(await faultOf(p12('ec', more), 'Grösse 7')).toBe('wrong-password');
  });
});

async function faultOf(bytes: Uint8Array, password = 'Größe 7', time = now): Promise<string> {
  const done = openPkcs12(bytes, password, { time });
  return done.then(
    () => 'opened',
    (error: unknown) => (error instanceof Pkcs12Error ? error.code : String(error)),
  );
}

describe('a file that can’t be used says why', () => {
  it('is none', async () => {
    expect(await faultOf(Buffer.from('nonsense'))).toBe('not-pkcs12');
    expect(await faultOf(readFileSync(at('ec-leaf.pem')))).toBe('not-pkcs12');
    expect(await faultOf(p12('ec').subarray(0, 900))).toBe('not-pkcs12');
  });

  it('was changed behind its check', async () => {
    const changed = Buffer.from(p12('ec'));
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(['wrong-password', 'not-pkcs12']).toContain(await faultOf(changed));
  });

  it('holds no key, no certificate, or a key of another certificate', async () => {
    openssl('pkcs12', '-export', '-nokeys', '-in', at('ec-leaf.pem'), '-passout', 'pass:x', '-out', at('none.p12'));
    expect(await faultOf(readFileSync(at('none.p12')), 'x')).toBe('no-key');
    openssl('pkcs12', '-export', '-nocerts', '-inkey', at('ec-leaf.key'), '-passout', 'pass:x', '-out', at('none.p12'));
    expect(await faultOf(readFileSync(at('none.p12')), 'x')).toBe('no-certificate');
    const der = (key: string) => {
      openssl('pkcs8', '-topk8', '-nocrypt', '-in', at(key), '-outform', 'DER', '-out', at('key.der'));
      return readFileSync(at('key.der'));
    };
    const open = Buffer.from(p12('ec', ['-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE']));
    const place = open.indexOf(der('ec-leaf.key'));
    expect(place).toBeGreaterThan(0);
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', at('other.key'));
    open.set(der('other.key'), place);
    expect(await faultOf(open)).toBe('key-mismatch');
  });

  it('is past its time, or before it', async () => {
    const bytes = p12('ec');
    expect(await faultOf(bytes, undefined, new Date(now.getTime() + 21 * DAY))).toBe('expired');
    expect(await faultOf(bytes, undefined, new Date(now.getTime() - DAY))).toBe('not-yet-valid');
  });

  it('has a weak key, one of another kind, or a certificate that is not for signatures', async () => {
    makeChain('weak', ['rsa:1024']);
    expect(await faultOf(p12('weak'))).toBe('weak-key');
    makeChain('edwards', ['ed25519']);
    expect(await faultOf(p12('edwards'))).toBe('unsupported-key');
    makeChain('exchange', p256, 'keyAgreement');
    expect(await faultOf(p12('exchange'))).toBe('not-for-signing');
  });

  it('lacks an issuer, unless that is found elsewhere', async () => {
    files.put('ec-chain.pem', readFileSync(at('ec-ca.pem')));
    const bytes = p12('ec');
    expect(await faultOf(bytes)).toBe('incomplete-chain');
    openssl('x509', '-in', at('ec-root.pem'), '-outform', 'DER', '-out', at('root.der'));
    const certificates = [readFileSync(at('root.der'))];
    expect((await openPkcs12(bytes, 'Größe 7', { time: now, certificates })).chain.length).toBe(2);
  });

  it('would take too long to derive', async () => {
    expect(await faultOf(p12('ec', ['-iter', '1000001', '-nomac']))).toBe('unsupported-encryption');
  });
});
