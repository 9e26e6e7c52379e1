import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealIdentity, SealTerms, SignatureAlgorithm } from '../engine.ts';
import { pem, signerFor, type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { signaturesIn } from '../testing/signatures-in.ts';
import { verify } from '../verify/verify.ts';
import { seal } from './seal.ts';

const now = new Date();
const base = samplePdf([{}, {}]);
const names: Readonly<Record<SignatureAlgorithm, string>> = {
  'ecdsa-p256-sha256': 'ECDSA P-256, SHA-256',
  'ecdsa-p384-sha384': 'ECDSA P-384, SHA-384',
  'rsa-pkcs1-sha256': 'RSA 3072, SHA-256',
  'rsa-pss-sha256': 'RSA 3072, PSS, SHA-256',
};
const algorithms = Object.keys(names) as SignatureAlgorithm[];
const levels: readonly SealTerms['level'][] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];
const cases = algorithms.flatMap((algorithm) => levels.map((level) => [algorithm, level] as const));

let pki: TestIdentity;
let files: Folder;
let history: string;
let root: string;
const identities = new Map<SignatureAlgorithm, SealIdentity>();
beforeAll(async () => {
  pki = await testIdentity(now);
  files = folder();
  history = files.put('history.js', 'print("history", new PDFDocument(scriptArgs[0]).validateChangeHistory())');
  root = files.put('root.pem', pem(pki.root.certificate));
  for (const algorithm of algorithms) identities.set(algorithm, await signerFor(pki, algorithm, now));
});
afterAll(() => files.remove());

describe('a seal', () => {
  it.each(cases)('by %s of level %s is valid to every judge', async (algorithm, level) => {
    const identity = identities.get(algorithm) ?? pki;
    const sealed = await seal(base, { level, reason: 'Signed', name: 'Test', time: now, identity });
    const path = files.put(`${algorithm}-${level}.pdf`, sealed);

    const ours = await verify(sealed, { time: now, anchors: [{ certificate: pki.root.certificate, label: 'ours' }] });
    expect(ours.reasons).toEqual([]);
    expect(ours.verdict).toBe('valid-unchanged');
    expect(ours.signatures[0]).toMatchObject({ level, signatureAlgorithm: names[algorithm], trusted: true });

    const pdfsig = ask('pdfsig', '-nocert', path).text;
    expect(pdfsig).toContain('Signature Validation: Signature is Valid.');
    // Validation data behind the signature, covered by nothing, are what makes B-LT.
    expect(pdfsig.slice(pdfsig.lastIndexOf('Signature #'))).toContain(
      level === 'B-LT' ? 'Not total document signed' : '- Total document signed',
    );
    expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
    // This judge takes a filled document security store, which every certification allows, for a change, as of anybody.
    expect(ask('mutool', 'run', history, path).text).toContain(level.startsWith('B-L') ? 'history 1' : 'history 0');

    const [signature, stamp] = signaturesIn(sealed);
    expect(cms(signature?.contents, signature?.covered)).toContain('CAdES Verification successful');
    expect(stamp === undefined).toBe(level !== 'B-LTA');
    if (stamp) expect(ts(stamp.contents, stamp.covered)).toContain('Verification: OK');
  });

  it('by RSA-PSS names digest, mask and salt of SHA-256', () => {
    const [signature] = signaturesIn(readFileSync(`${files.path}/rsa-pss-sha256-B-B.pdf`));
    const cmsFile = files.put('pss.der', signature?.contents ?? Buffer.alloc(0));
    const asn1 = ask('openssl', 'asn1parse', '-inform', 'DER', '-in', cmsFile).text;
    const parameters = asn1.slice(asn1.lastIndexOf('rsassaPss'));
    expect(parameters).toMatch(/sha256[\s\S]*mgf1[\s\S]*sha256[\s\S]*INTEGER\s+:20/);
  });
});

function cms(contents: Uint8Array = Buffer.alloc(0), covered: Uint8Array = Buffer.alloc(0)): string {
  const message = files.put('cms.der', contents);
  const content = files.put('covered.bin', covered);
  const read = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', message, '-content', content];
  return ask('openssl', ...read, '-CAfile', root, '-purpose', 'any', '-out', '/dev/null').text;
}

function ts(contents: Uint8Array, covered: Uint8Array): string {
  const token = files.put('token.der', contents);
  const data = files.put('stamped.bin', covered);
  return ask('openssl', 'ts', '-verify', '-token_in', '-in', token, '-data', data, '-CAfile', root).text;
}
