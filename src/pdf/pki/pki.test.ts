import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrl } from '../revocation/crl.ts';
import { answerOcsp } from '../revocation/ocsp.ts';
import { pem, type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, askMeanwhile, type Folder, folder } from '../testing/judges.ts';
import { startResponder } from '../testing/responder.ts';
import { timestampToken } from '../timestamp/token.ts';
import { inspectCertificate } from './certificate.ts';
import type { CertificateStatus } from './types.ts';

const now = new Date();
let identity: TestIdentity;
let files: Folder;

beforeAll(async () => {
  identity = await testIdentity(now);
  files = folder();
  for (const [name, { certificate }] of Object.entries({
    root: identity.root,
    issuer: identity.issuer,
    signer: identity.signer,
    timestamp: identity.timestamp,
  }))
    files.put(`${name}.pem`, pem(certificate));
});
afterAll(() => files.remove());

function path(name: string): string {
  return `${files.path}/${name}`;
}

describe('certificates', () => {
  it('chain to the root in openssl under its strictest rules', () => {
    for (const leaf of ['signer', 'timestamp']) {
      const verdict = ask(
        'openssl',
        'verify',
        '-x509_strict',
        '-check_ss_sig',
        '-CAfile',
        path('root.pem'),
        '-untrusted',
        path('issuer.pem'),
        path(`${leaf}.pem`),
      );
      expect(verdict.text).toContain(': OK');
    }
    expect(
      ask(
        'openssl',
        'verify',
        '-purpose',
        'timestampsign',
        '-CAfile',
        path('root.pem'),
        '-untrusted',
        path('issuer.pem'),
        path('timestamp.pem'),
      ).status,
    ).toBe(0);
    expect(
      ask(
        'openssl',
        'verify',
        '-purpose',
        'timestampsign',
        '-CAfile',
        path('root.pem'),
        '-untrusted',
        path('issuer.pem'),
        path('signer.pem'),
      ).status,
    ).not.toBe(0);
  });

  it('carry the profile of documents: usage, purposes, responder, list', () => {
    const shown = ask('openssl', 'x509', '-in', path('signer.pem'), '-noout', '-text').text;
    expect(shown).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
    expect(shown).toMatch(/Extended Key Usage:\s+1\.3\.6\.1\.5\.5\.7\.3\.36, E-mail Protection/);
    expect(shown).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(shown).toContain('OCSP - URI:http://127.0.0.1:9/ocsp');
    expect(ask('openssl', 'x509', '-in', path('timestamp.pem'), '-noout', '-text').text).toMatch(
      /Extended Key Usage: critical\s+Time Stamping/,
    );
    expect(ask('openssl', 'x509', '-in', path('issuer.pem'), '-noout', '-text').text).toMatch(/CA:TRUE, pathlen:0/);
  });

  it('never outlive their issuer', () => {
    expect(
      identity.timestamp && inspectCertificate(identity.timestamp.certificate).notAfter.getTime(),
    ).toBeLessThanOrEqual(identity.issuer.notAfter.getTime());
    expect(identity.issuer.notAfter.getTime()).toBeLessThanOrEqual(identity.root.notAfter.getTime());
  });

  it('are described as they were issued', () => {
    expect(inspectCertificate(identity.signer.certificate)).toMatchObject({
      serial: identity.signer.serial,
      commonName: 'Test Seal',
      organization: 'Test',
      subject: 'CN=Test Seal, O=Test',
      issuer: 'CN=Test Issuing CA, O=Test, C=DE',
      fingerprint: createHash('sha256').update(identity.signer.certificate).digest('hex'),
      notAfter: identity.signer.notAfter,
    });
  });
});

describe('the responder', () => {
  async function status(answer: CertificateStatus): Promise<string> {
    const responder = await startResponder(now, () => answer);
    try {
      const certificates = (['root', 'issuer', 'signer'] as const).map((name) =>
        files.put(`ocsp-${name}.pem`, pem(responder.identity[name].certificate)),
      );
      const [root = '', issuer = '', signer = ''] = certificates;
      const verdict = await askMeanwhile(
        'openssl',
        'ocsp',
        '-CAfile',
        root,
        '-issuer',
        issuer,
        '-cert',
        signer,
        '-verify_other',
        issuer,
        '-url',
        `${responder.url}/ocsp`,
        '-text',
      );
      return verdict.text;
    } finally {
      await responder.close();
    }
  }

  it('tells openssl that a certificate is good, echoing the nonce', async () => {
    const text = await status({ status: 'good' });
    expect(text).toContain('Response verify OK');
    expect(text).toMatch(/ocsp-signer\.pem: good/);
    expect(text).not.toContain('WARNING: no nonce');
    expect(text).not.toContain('Nonce Verify error');
  });

  it('tells openssl that it is revoked, when and why', async () => {
    const text = await status({ status: 'revoked', revokedAt: now, reason: 'superseded' });
    expect(text).toMatch(/ocsp-signer\.pem: revoked/);
    expect(text).toContain('Reason: superseded');
  });

  it('knows no certificate of another issuer', async () => {
    const other = await testIdentity(now);
    const request = path('foreign.der');
    ask(
      'openssl',
      'ocsp',
      '-issuer',
      files.put('other-issuer.pem', pem(other.issuer.certificate)),
      '-cert',
      files.put('other.pem', pem(other.signer.certificate)),
      '-reqout',
      request,
    );
    const { readFileSync } = await import('node:fs');
    const answer = await answerOcsp({
      request: readFileSync(request),
      responder: identity.ocsp,
      issuer: identity.issuer,
      statusOf: () => ({ status: 'good' }),
      thisUpdate: now,
    });
    expect(ask('openssl', 'ocsp', '-respin', files.put('answer.der', answer), '-text', '-noverify').text).toContain(
      'Cert Status: unknown',
    );
  });

  it('answers nonsense with malformedRequest', async () => {
    const answer = await answerOcsp({
      request: Buffer.from('nonsense'),
      responder: identity.ocsp,
      issuer: identity.issuer,
      statusOf: () => ({ status: 'good' }),
      thisUpdate: now,
    });
    expect(ask('openssl', 'ocsp', '-respin', files.put('answer.der', answer), '-text', '-noverify').text).toContain(
      'malformedrequest',
    );
  });
});

describe('a revocation list', () => {
  it('is believed by openssl: a listed certificate fails, another passes', async () => {
    const crl = await createCrl({
      issuer: identity.issuer,
      number: 7,
      thisUpdate: now,
      revoked: [{ serial: identity.signer.serial, revokedAt: now, reason: 'key-compromise' }],
    });
    const der = files.put('issuing.crl', crl);
    ask('openssl', 'crl', '-inform', 'DER', '-in', der, '-out', path('crl.pem'));
    const check = (leaf: string) =>
      ask(
        'openssl',
        'verify',
        '-crl_check',
        '-CRLfile',
        path('crl.pem'),
        '-CAfile',
        path('root.pem'),
        '-untrusted',
        path('issuer.pem'),
        path(`${leaf}.pem`),
      ).text;
    expect(check('signer')).toContain('certificate revoked');
    expect(check('timestamp')).toContain(': OK');
    const shown = ask('openssl', 'crl', '-inform', 'DER', '-in', der, '-noout', '-text').text;
    expect(shown).toMatch(/CRL Number:\s+7/);
    expect(shown).toContain('Key Compromise');
  });
});

describe('a timestamp token', () => {
  it('is verified by openssl for its digest, and for no other', async () => {
    const digest = createHash('sha256').update('stamped').digest();
    const token = files.put(
      'token.der',
      await timestampToken({
        digest,
        authority: identity.timestamp,
        chain: [identity.issuer.certificate],
        time: now,
        nonce: Buffer.from('0102', 'hex'),
      }),
    );
    const verify = (hex: string) =>
      ask('openssl', 'ts', '-verify', '-token_in', '-in', token, '-digest', hex, '-CAfile', path('root.pem')).text;
    expect(verify(digest.toString('hex'))).toContain('Verification: OK');
    expect(verify('00'.repeat(32))).toContain('Verification: FAILED');
    expect(ask('openssl', 'ts', '-reply', '-token_in', '-in', token, '-token_out', '-text').text).toMatch(
      /Nonce: 0x0102/,
    );
  });
});
