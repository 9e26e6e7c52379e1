import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../document/reader.ts';
import { asBytes } from '../document/values.ts';
import type { SealRequest } from '../engine.ts';
import { createCrl } from '../revocation/crl.ts';
import { stamp } from '../stamp/stamp.ts';
import { pem, type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, askMeanwhile, type Folder, folder } from '../testing/judges.ts';
import { startResponder } from '../testing/responder.ts';
import { samplePdf } from '../testing/sample.ts';
import { seal } from './seal.ts';

const now = new Date();
const base = samplePdf([{}, {}]);
let identity: TestIdentity;
let files: Folder;

function request(level: SealRequest['level'], over: Partial<SealRequest> = {}): SealRequest {
  return { level, reason: 'All parties have signed (für alle)', name: 'Test Seal', time: now, identity, ...over };
}

/** Bytes of the signature dictionaries' /Contents and what their /ByteRange covers, in order of the file. */
function signatures(bytes: Uint8Array): { contents: Buffer; covered: Buffer; range: number[] }[] {
  const view = Buffer.from(bytes);
  return [...view.toString('latin1').matchAll(/\/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)\]/g)].map((found) => {
    const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number);
    const contents = Buffer.from(view.toString('latin1', a + b + 1, c - 1), 'hex');
    return {
      contents,
      covered: Buffer.concat([view.subarray(a, a + b), view.subarray(c, c + d)]),
      range: [a, b, c, d],
    };
  });
}

beforeAll(async () => {
  identity = await testIdentity(now);
  files = folder();
});
afterAll(() => files.remove());

describe('a seal', () => {
  it.each(['B-B', 'B-T', 'B-LT', 'B-LTA'] as const)(
    'of level %s is valid to pdfsig, clean to qpdf and changes nothing after certification',
    async (level) => {
      const sealed = await seal(base, request(level));
      const path = files.put(`${level}.pdf`, sealed);
      expect(Buffer.from(sealed).subarray(0, base.length).equals(Buffer.from(base))).toBe(true);
      const verdict = ask('pdfsig', '-nocert', path).text;
      expect(verdict).toContain('Signature Validation: Signature is Valid.');
      expect(verdict).toContain('Signature Type: ETSI.CAdES.detached');
      expect(verdict).not.toContain('Digest Mismatch');
      // The last signature or timestamp covers the whole file; validation data behind the signature are the exception of B-LT.
      const last = signatures(sealed).at(-1);
      if (level === 'B-LT') expect(verdict).toContain('Not total document signed');
      else {
        expect(verdict.slice(verdict.lastIndexOf('Signature #'))).toMatch(/- Total document signed/);
        expect((last?.range[2] ?? 0) + (last?.range[3] ?? 0)).toBe(sealed.length);
      }
      expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
      const script = files.put(
        'history.js',
        'print("history", new PDFDocument(scriptArgs[0]).validateChangeHistory())',
      );
      expect(ask('mutool', 'run', script, path).text).toContain('history 0');
    },
  );

  it('is rejected by pdfsig once any byte inside its ByteRange is changed', async () => {
    const sealed = Buffer.from(await seal(base, request('B-T')));
    const [first] = signatures(sealed);
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

  it('is a CMS without signing-time whose chain openssl verifies to the root', async () => {
    const sealed = await seal(base, request('B-T'));
    const [signature] = signatures(sealed);
    const cms = files.put('signature.der', signature?.contents ?? Buffer.alloc(0));
    const root = files.put('root.pem', pem(identity.root.certificate));
    const content = files.put('covered.bin', signature?.covered ?? Buffer.alloc(0));
    const verdict = ask(
      'openssl',
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      content,
      '-binary',
      '-CAfile',
      root,
      '-purpose',
      'any',
      '-cades',
      '-out',
      '/dev/null',
    );
    expect(verdict.text).toContain('CAdES Verification successful');
    const shown = ask('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms).text;
    expect(shown).not.toContain('signingTime');
    expect(shown).toMatch(/object: id-smime-aa-signingCertificateV2/);
    expect(shown).toMatch(/object: id-smime-aa-timeStampToken/);
  });

  it('of level B-LTA ends in a document timestamp that openssl verifies', async () => {
    const sealed = await seal(base, request('B-LTA'));
    const stampSignature = signatures(sealed).at(-1);
    const token = files.put('token.der', stampSignature?.contents ?? Buffer.alloc(0));
    const data = files.put('stamped.bin', stampSignature?.covered ?? Buffer.alloc(0));
    const root = files.put('root.pem', pem(identity.root.certificate));
    const verdict = ask('openssl', 'ts', '-verify', '-token_in', '-in', token, '-data', data, '-CAfile', root);
    expect(verdict.text).toContain('Verification: OK');
  });

  it('of level B-LT carries certificates, OCSP answers and CRLs, found under the key of its signature', async () => {
    const sealed = await seal(base, request('B-LT'));
    const file = openPdf(sealed);
    const dss = file.dict(file.dict(file.trailer.get('Root'))?.get('DSS'));
    const [signature] = signatures(sealed);
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
