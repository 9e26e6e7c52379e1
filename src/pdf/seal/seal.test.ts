import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../document/reader.ts';
import { asBytes } from '../document/values.ts';
import type { SealRequest } from '../engine.ts';
import { createCrl } from '../revocation/crl.ts';
import { stamp } from '../stamp/stamp.ts';
import { type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, askMeanwhile, type Folder, folder } from '../testing/judges.ts';
import { startResponder } from '../testing/responder.ts';
import { samplePdf } from '../testing/sample.ts';
import { signaturesIn } from '../testing/signatures-in.ts';
import { seal } from './seal.ts';

const now = new Date();
const base = samplePdf([{}, {}]);
let identity: TestIdentity;
let files: Folder;

function request(level: SealRequest['level'], over: Partial<SealRequest> = {}): SealRequest {
  return { level, reason: 'All parties have signed (für alle)', name: 'Test Seal', time: now, identity, ...over };
}

beforeAll(async () => {
  identity = await testIdentity(now);
  files = folder();
});
afterAll(() => files.remove());

describe('a seal', () => {
  it('is rejected by pdfsig once any byte inside its ByteRange is changed', async () => {
    const sealed = Buffer.from(await seal(base, request('B-T')));
    const [first] = signaturesIn(sealed);
    for (const at of [200, (first?.range[1] ?? 0) - 5, sealed.length - 40]) {
      const forged = Buffer.from(sealed);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect(ask('pdfsig', '-nocert', files.put('forged.pdf', forged)).text).not.toContain('Signature is Valid');
    }
  });

  it('is trusted by pdfsig when its root is, after asking the responder named in the certificate', async () => {
    const responder = await startResponder(now);
    try {
      const path = files.put('trusted.pdf', await seal(base, request('B-LTA', { identity: responder.identity })));
      ask('certutil', '-N', '-d', `sql:${files.path}`, '--empty-password');
      ask(
        'certutil',
        '-A',
        '-d',
        `sql:${files.path}`,
        '-n',
        'root',
        '-t',
        'CT,C,C',
        '-i',
        files.put('root.cer', responder.identity.root.certificate),
      );
      const verdict = await askMeanwhile('pdfsig', '-nssdir', files.path, path);
      expect(verdict.text).toContain('Certificate is Trusted');
      expect(responder.asked.length).toBeGreaterThan(0);
    } finally {
      await responder.close();
    }
  });

  it('is a CMS without signing-time that names its certificate and carries its timestamp', async () => {
    const sealed = await seal(base, request('B-T'));
    const [signature] = signaturesIn(sealed);
    const cms = files.put('signature.der', signature?.contents ?? Buffer.alloc(0));
    const shown = ask('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms).text;
    expect(shown).not.toContain('signingTime');
    expect(shown).toMatch(/object: id-smime-aa-signingCertificateV2/);
    expect(shown).toMatch(/object: id-smime-aa-timeStampToken/);
  });

  it('of level B-LT carries certificates, OCSP answers and CRLs, found under the key of its signature', async () => {
    const sealed = await seal(base, request('B-LT'));
    const file = openPdf(sealed);
    const dss = file.dict(file.dict(file.trailer.get('Root'))?.get('DSS'));
    const [signature] = signaturesIn(sealed);
    const key = createHash('sha1')
      .update(signature?.contents ?? '')
      .digest('hex')
      .toUpperCase();
    expect([...(file.dict(dss?.get('VRI')) ?? new Map()).keys()]).toEqual([key]);
    for (const [name, count] of [
      ['Certs', 5],
      ['OCSPs', 2],
      ['CRLs', 2],
    ] as const) {
      expect(file.resolve(dss?.get(name)).match(/ 0 R/g)).toHaveLength(count);
    }
  });

  it('says who sealed, why and when, in any script', async () => {
    const sealed = await seal(base, request('B-B', { name: 'Überörtliche GmbH', location: 'Köln' }));
    const file = openPdf(sealed);
    const catalog = file.dict(file.trailer.get('Root'));
    const signature = file.dict(file.dict(catalog?.get('Perms'))?.get('DocMDP'));
    expect(
      Buffer.from(asBytes(signature?.get('Name')) ?? '', 'latin1')
        .swap16()
        .toString('utf16le'),
    ).toBe('\uFEFFÜberörtliche GmbH');
    expect(asBytes(signature?.get('M'))).toMatch(/^D:\d{14}Z$/);
  });

  it('follows stamps and files with cross-reference streams alike', async () => {
    const path = files.put('tables.pdf', base);
    const streams = `${files.path}/streams.pdf`;
    ask('qpdf', '--object-streams=generate', path, streams);
    const { readFileSync } = await import('node:fs');
    const stamped = await stamp(readFileSync(streams), [
      { page: 2, kind: 'text', x: 72, y: 72, w: 200, h: 20, text: 'Signed', fontSize: 12, color: 'black' },
    ]);
    const sealed = files.put('sealed-streams.pdf', await seal(stamped, request('B-LTA')));
    expect(ask('qpdf', '--check', sealed)).toMatchObject({ status: 0 });
    expect(ask('pdfsig', '-nocert', sealed).text).toContain('Signature is Valid');
  });

  it('is not made with a certificate that is revoked or not valid at that time', async () => {
    const revoked = await createCrl({
      issuer: identity.issuer,
      number: 2,
      thisUpdate: now,
      revoked: [{ serial: identity.signer.serial, revokedAt: now, reason: 'key-compromise' }],
    });
    await expect(
      seal(
        base,
        request('B-B', { identity: { ...identity, validation: { ...identity.validation, crls: [revoked] } } }),
      ),
    ).rejects.toThrow('is revoked');
    await expect(seal(base, request('B-B', { time: new Date(now.getTime() + 3 * 365 * 86_400_000) }))).rejects.toThrow(
      'is not valid at',
    );
  });
});
