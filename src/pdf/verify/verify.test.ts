import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealRequest } from '../engine.ts';
import { createCrl } from '../revocation/crl.ts';
import { seal } from '../seal/seal.ts';
import * as attack from '../testing/attacks.ts';
import { type ForeignKey, type ForeignSigner, foreignSigner, signForeign, signWith } from '../testing/foreign.ts';
import { type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import type { TrustAnchor } from './types.ts';
import { verify } from './verify.ts';

const now = new Date();
const YEAR = 365 * 86_400_000;
const base = samplePdf([{}, {}]);
let files: Folder;
let identity: TestIdentity;
let ours: TrustAnchor[];

const sealAt = (level: SealRequest['level'], over: Partial<SealRequest> = {}) =>
  seal(base, { level, reason: 'Signed', name: 'Test Seal', time: now, identity, ...over });

beforeAll(async () => {
  files = folder();
  identity = await testIdentity(now);
  ours = [{ certificate: identity.root.certificate, label: 'ours' }];
});
afterAll(() => files.remove());

describe('a seal of ours', () => {
  it.each(['B-B', 'B-T', 'B-LT', 'B-LTA'] as const)('of level %s is valid here and to pdfsig alike', async (level) => {
    const sealed = await sealAt(level);
    const result = await verify(sealed, { time: now, anchors: ours });
    expect(result).toMatchObject({ verdict: 'valid-unchanged', reasons: [], pages: 2 });
    expect(result.signatures[0]).toMatchObject({
      level,
      intact: true,
      trusted: true,
      anchor: 'ours',
      certification: 1,
      name: 'Test Seal',
      reason: 'Signed',
      signatureAlgorithm: 'ECDSA P-256, SHA-256',
    });
    expect(result.signatures[0]?.chain.map(({ commonName }) => commonName)).toEqual([
      'Test Seal',
      'Test Issuing CA',
      'Test Root',
    ]);
    const foreign = ask('pdfsig', '-nocert', files.put('ours.pdf', sealed)).text;
    // pdfsig checks no document timestamp (openssl does, in the tests of the seal), but sees what each covers.
    expect(foreign.match(/Signature Validation: Signature is Valid/g)).toHaveLength(1);
    expect(foreign.match(/- Total document signed/g)?.length ?? 0).toBe(
      result.signatures.filter(({ covers }) => covers === 'whole-file').length,
    );
  });

  it('proves when it was made, by a timestamp inside the file', async () => {
    const [signature] = (await verify(await sealAt('B-T'), { time: now, anchors: ours })).signatures;
    expect(signature).toMatchObject({ provedBy: 'signature-timestamp' });
    expect(signature?.provedTime).toBe(new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString());
    const [plain] = (await verify(await sealAt('B-B'), { time: now, anchors: ours })).signatures;
    expect(plain).toMatchObject({ provedTime: null, provedBy: null });
    expect(plain?.claimedTime).not.toBeNull();
  });

  it('stays valid when its certificate has ended, as long as a timestamp proves the time', async () => {
    const later = new Date(now.getTime() + 3 * YEAR);
    const archived = await verify(await sealAt('B-LTA'), { time: later, anchors: ours });
    expect(archived.verdict).toBe('valid-unchanged');
    const plain = await verify(await sealAt('B-B'), { time: later, anchors: ours });
    expect(plain).toMatchObject({ verdict: 'signed-not-trusted' });
    expect(plain.reasons.map(({ code }) => code)).toEqual(['expired']);
  });

  it('is not trusted without its root, though intact', async () => {
    const result = await verify(await sealAt('B-LTA'), { time: now, anchors: [] });
    expect(result.verdict).toBe('signed-not-trusted');
    expect(result.signatures[0]).toMatchObject({ intact: true, trusted: false, anchor: null, level: 'B-LTA' });
  });

  it('is not trusted once its certificate was revoked before it was made; later does no harm', async () => {
    const list = (revokedAt: Date) =>
      createCrl({
        issuer: identity.issuer,
        number: 9,
        thisUpdate: now,
        revoked: [{ serial: identity.signer.serial, revokedAt, reason: 'key-compromise' }],
      });
    const sealed = await sealAt('B-T');
    const before = await verify(sealed, {
      time: now,
      anchors: ours,
      crls: [await list(new Date(now.getTime() - 60_000))],
    });
    expect(before).toMatchObject({ verdict: 'signed-not-trusted' });
    expect(before.signatures[0]?.chain[0]?.revocation).toMatchObject({ status: 'revoked', source: 'crl' });
    const after = await verify(sealed, {
      time: new Date(now.getTime() + 120_000),
      anchors: ours,
      crls: [await list(new Date(now.getTime() + 60_000))],
    });
    expect(after.verdict).toBe('valid-unchanged');
    expect(after.signatures[0]?.chain[0]?.revocation.revokedAt).not.toBeNull();
  });

  it('is not believed a list of somebody else', async () => {
    const stranger = await testIdentity(now);
    const forged = await createCrl({
      issuer: stranger.issuer,
      number: 9,
      thisUpdate: now,
      revoked: [{ serial: identity.signer.serial, revokedAt: new Date(now.getTime() - 60_000) }],
    });
    const result = await verify(await sealAt('B-T'), { time: now, anchors: ours, crls: [forged] });
    expect(result.signatures[0]?.chain[0]?.revocation.status).toBe('unchecked');
  });

  it('is encrypted by nobody: an encrypted file says so', async () => {
    const path = `${files.path}/encrypted.pdf`;
    ask('qpdf', '--encrypt', 'u', 'o', '256', '--', files.put('plain.pdf', base), path);
    const result = await verify(readFileSync(path), { time: now, anchors: ours });
    expect(result).toMatchObject({ verdict: 'unreadable', reasons: [{ code: 'encrypted' }] });
  });
});

describe('a signature made by openssl', () => {
  const signers = new Map<ForeignKey, ForeignSigner>();
  const signerOf = (key: ForeignKey): ForeignSigner => {
    const known = signers.get(key) ?? foreignSigner(files, key, key.replace(':', '-'));
    signers.set(key, known);
    return known;
  };
  const anchorOf = (signer: ForeignSigner): TrustAnchor[] => [{ certificate: signer.root, label: 'foreign' }];
  const later = () => new Date(Date.now() + 1000);

  it.each([
    ['rsa:2048', ['-md', 'sha256'], 'RSA 2048, SHA-256'],
    ['rsa:2048', ['-md', 'sha512'], 'RSA 2048, SHA-512'],
    [
      'rsa:2048',
      ['-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_mgf1_md:sha256'],
      'RSA 2048, PSS, SHA-256',
    ],
    ['P-256', ['-md', 'sha256'], 'ECDSA P-256, SHA-256'],
    ['P-384', ['-md', 'sha384'], 'ECDSA P-384, SHA-384'],
    ['P-521', ['-md', 'sha512'], 'ECDSA P-521, SHA-512'],
  ] as const)('with %s %j is valid to its own root, not trusted else', async (key, md, algorithm) => {
    const signer = signerOf(key);
    const signed = signForeign(base, files, { signer, field: 'Foreign', cms: ['-cades', ...md] });
    const result = await verify(signed, { time: later(), anchors: anchorOf(signer) });
    expect(result.verdict).toBe('valid-unchanged');
    expect(result.signatures[0]).toMatchObject({
      signatureAlgorithm: algorithm,
      anchor: 'foreign',
      certification: null,
    });
    expect(ask('pdfsig', '-nocert', files.put('foreign.pdf', signed)).text).toContain('Signature is Valid');
    const unknown = await verify(signed, { time: later(), anchors: ours });
    expect(unknown.verdict).toBe('signed-not-trusted');
    expect(unknown.signatures[0]?.intact).toBe(true);
    expect((await verify(attack.replaceContent(signed), { time: later(), anchors: anchorOf(signer) })).verdict).toBe(
      'changed-after-signing',
    );
  });

  it('says that openssl’s signing-time keeps it from PAdES', async () => {
    const signer = signerOf('P-256');
    const signed = signForeign(base, files, { signer, field: 'Foreign' });
    const [signature] = (await verify(signed, { time: later(), anchors: anchorOf(signer) })).signatures;
    expect(signature).toMatchObject({ level: null, levelRemark: expect.stringContaining('signing-time') });
    expect(signature?.claimedTime).not.toBeNull();
  });

  it.each([
    ['SHA-1', 'rsa:2048', ['-md', 'sha1']],
    ['1024 bits of RSA', 'rsa:1024', ['-md', 'sha256']],
  ] as const)('with %s is weak: intact, not trusted', async (_name, key, cms) => {
    const signer = signerOf(key);
    const signed = signForeign(base, files, { signer, field: 'F', subFilter: 'adbe.pkcs7.detached', cms });
    const result = await verify(signed, { time: later(), anchors: anchorOf(signer) });
    expect(result).toMatchObject({ verdict: 'signed-not-trusted' });
    expect(result.signatures[0]).toMatchObject({ intact: true, weak: true });
    expect(result.reasons.map(({ code }) => code)).toContain('weak-algorithm');
  });

  it('that carries other content inside its message is refused', async () => {
    const signer = signerOf('P-256');
    const signed = signForeign(base, files, { signer, field: 'F', cms: ['-nodetach'] });
    expect((await verify(signed, { time: later(), anchors: anchorOf(signer) })).verdict).toBe('changed-after-signing');
  });

  it('stands beside one of ours, and a foreign document timestamp over both', async () => {
    const signer = signerOf('P-256');
    const authority = timestampAuthority(files);
    const both = signForeign(await unlocked(), files, { signer, field: 'Foreign' });
    const stamped = signWith(
      both,
      { field: 'Stamp', subFilter: 'ETSI.RFC3161', entries: { Type: '/DocTimeStamp' } },
      (content) => authority.stamp(content),
    );
    const anchors = [...ours, ...anchorOf(signer), { certificate: authority.root, label: 'tsa' }];
    const result = await verify(stamped, { time: later(), anchors });
    expect(result.signatures.map(({ kind, anchor, trusted }) => [kind, anchor, trusted])).toEqual([
      ['signature', 'ours', true],
      ['signature', 'foreign', true],
      ['timestamp', 'tsa', true],
    ]);
    expect(result.verdict).toBe('valid-unchanged');
    expect(result.signatures[1]).toMatchObject({ provedBy: 'document-timestamp' });
    const unknownStamp = await verify(stamped, { time: later(), anchors: [...ours, ...anchorOf(signer)] });
    // A timestamp that nobody knows proves no time, and harms nothing.
    expect(unknownStamp).toMatchObject({ verdict: 'valid-unchanged' });
    expect(unknownStamp.signatures[1]).toMatchObject({ provedTime: null });
  });

  /** A signature of ours that allows others after it. */
  async function unlocked(): Promise<Uint8Array> {
    const { signedData } = await import('../cms/signed-data.ts');
    const { createHash } = await import('node:crypto');
    return signWith(base, { field: 'Ours' }, (content) =>
      signedData({
        signer: identity.signer,
        chain: [identity.issuer.certificate, identity.root.certificate],
        contentType: '1.2.840.113549.1.7.1',
        digest: createHash('sha256').update(content).digest(),
      }),
    );
  }
});

/** `openssl ts` with a certificate of its own. */
function timestampAuthority(at: Folder): { readonly root: Uint8Array; stamp(content: Uint8Array): Uint8Array } {
  const path = (name: string) => `${at.path}/tsa-${name}`;
  const run = (...args: string[]) => {
    const { status, text } = ask('openssl', ...args);
    if (status !== 0) throw new Error(text);
  };
  const request = ['req', '-newkey', 'rsa:2048', '-nodes', '-batch'];
  run(...request, '-x509', '-days', '30', '-subj', '/CN=TSA root', '-keyout', path('ca.key'), '-out', path('ca.pem'));
  run(...request, '-subj', '/CN=Foreign TSA', '-keyout', path('key.pem'), '-out', path('csr.pem'));
  const extensions = at.put('tsa.ext', 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n');
  const issue = [
    'x509',
    '-req',
    '-in',
    path('csr.pem'),
    '-CA',
    path('ca.pem'),
    '-CAkey',
    path('ca.key'),
    '-CAcreateserial',
  ];
  run(...issue, '-days', '20', '-extfile', extensions, '-out', path('cert.pem'));
  run('x509', '-in', path('ca.pem'), '-outform', 'DER', '-out', path('ca.der'));
  const serial = at.put('tsa.serial', '01\n');
  const config = at.put(
    'tsa.cnf',
    [
      '[tsa]',
      'default_tsa=one',
      '[one]',
      `serial=${serial}`,
      'crypto_device=builtin',
      `signer_cert=${path('cert.pem')}`,
      `certs=${path('ca.pem')}`,
      `signer_key=${path('key.pem')}`,
      'signer_digest=sha256',
      'default_policy=1.2.3.4',
      'digests=sha256',
      'accuracy=secs:1',
      'ess_cert_id_chain=no',
      'ess_cert_id_alg=sha256',
    ].join('\n'),
  );
  return {
    root: readFileSync(path('ca.der')),
    stamp(content) {
      const data = at.put('tsa-content.bin', content);
      run('ts', '-query', '-data', data, '-sha256', '-cert', '-out', path('query.tsq'));
      run('ts', '-reply', '-config', config, '-queryfile', path('query.tsq'), '-token_out', '-out', path('token.der'));
      return readFileSync(path('token.der'));
    },
  };
}
