import { createHash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingKey } from '../cms/signing-key.ts';
import type { Mark, SignatureAlgorithm } from '../engine.ts';
import { pem, signerFor, type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { signaturesIn } from '../testing/signatures-in.ts';
import { makeTimestamp } from '../timestamp/token.ts';
import type { Verification } from '../verify/types.ts';
import { verify } from '../verify/verify.ts';
import { prepareRenewal } from './renew.ts';
import { prepareLongTerm, prepareSignature, writeSealed } from './seal-file.ts';
import { embedSignature, embedTimestamp } from './states.ts';
import { restoreState, storeState } from './store-state.ts';

const now = new Date();
const tokenRoom = 4096;
const mark: Mark = { kind: 'text', page: 1, x: 72, y: 72, w: 200, h: 20, text: 'Ada', fontSize: 12, color: 'black' };
let pki: TestIdentity;
let files: Folder;
beforeAll(async () => {
  pki = await testIdentity(now);
  files = folder();
});
afterAll(() => files.remove());

function token(digest: Uint8Array): Uint8Array {
  return makeTimestamp({ digest, authority: pki.timestamp, chain: pki.timestamp.chain, time: now });
}

function judged(path: string): Promise<Verification> {
  const anchors = [{ certificate: pki.root.certificate, label: 'ours' }];
  return verify(readFileSync(path), { time: now, anchors });
}

/** Prepared, stored as text, signed by a key that the states know nothing of, and so on to the end. */
async function sealedInSteps(from: string, to: string, algorithm: SignatureAlgorithm): Promise<void> {
  const { signer, validation } = await signerFor(pki, algorithm, now);
  const { key, ...elsewhere } = signer;
  const terms = { level: 'B-LTA', reason: 'Signed', name: 'Test', time: now } as const;
  const first = await prepareSignature({ from, marks: [mark], signature: { ...terms, signer: elsewhere, tokenRoom } });
  const stored = storeState(first);
  expect(stored).not.toContain(Buffer.from(key).toString('base64').slice(0, 40));

  const prepared = restoreState(stored, 'prepared');
  const hash = algorithm === 'ecdsa-p384-sha384' ? 'sha384' : 'sha256';
  expect(createHash(hash).update(prepared.toBeSigned).digest().equals(prepared.digest)).toBe(true);
  const value = sign(hash, prepared.toBeSigned, signingKey(key).key);
  const signed = embedSignature(prepared, value, token(createHash('sha256').update(value).digest()));

  const again = restoreState(storeState(signed), 'signed');
  const long = await prepareLongTerm({ from, signed: again, validation, time: now, tokenRoom });
  const waiting = restoreState(storeState(long), 'prepared-timestamp');
  const sealed = embedTimestamp(waiting, token(waiting.digest));
  const { sha256, size } = await writeSealed({ from, to, sealed: restoreState(storeState(sealed), 'sealed') });
  const written = readFileSync(to);
  expect([createHash('sha256').update(written).digest('hex'), written.length]).toEqual([sha256, size]);
}

describe('a seal made in steps', () => {
  it.each(['ecdsa-p256-sha256', 'ecdsa-p384-sha384', 'rsa-pkcs1-sha256'] as const)(
    'stops and goes on between all of them, by %s',
    async (algorithm) => {
      const base = samplePdf([{}]);
      const from = files.put('base.pdf', base);
      const to = `${files.path}/${algorithm}.pdf`;
      await sealedInSteps(from, to, algorithm);
      expect(readFileSync(to).subarray(0, base.length).equals(Buffer.from(base))).toBe(true);
      const { verdict, reasons, signatures } = await judged(to);
      expect(reasons).toEqual([]);
      expect([verdict, signatures[0]?.level]).toEqual(['valid-unchanged', 'B-LTA']);
      expect(ask('pdfsig', '-nocert', to).text).toContain('Signature is Valid');
    },
  );

  it('is not put behind another file, and a token too large for its room is refused', async () => {
    const from = files.put('one.pdf', samplePdf([{}]));
    const other = files.put('other.pdf', samplePdf([{}, {}]));
    const terms = { level: 'B-T', reason: 'Signed', name: 'Test', time: now } as const;
    const { signer } = pki;
    const prepared = await prepareSignature({ from, marks: [], signature: { ...terms, signer, tokenRoom } });
    const value = signingKey(signer.key).sign(prepared.toBeSigned);
    expect(() => embedSignature(prepared, value, new Uint8Array(tokenRoom + 1000))).toThrow(RangeError);
    const sealed = embedSignature(prepared, value, token(createHash('sha256').update(value).digest()));
    await expect(writeSealed({ from: other, to: `${files.path}/never.pdf`, sealed })).rejects.toThrow('was prepared');
  });
});

describe('archive renewal', () => {
  it('adds a document timestamp twice over, which certification allows', async () => {
    const first = `${files.path}/renewed-0.pdf`;
    await sealedInSteps(files.put('base.pdf', samplePdf([{}])), first, 'ecdsa-p256-sha256');
    for (const round of [1, 2]) {
      const from = `${files.path}/renewed-${round - 1}.pdf`;
      const to = `${files.path}/renewed-${round}.pdf`;
      const prepared = await prepareRenewal({ from, validation: pki.validation, time: now, tokenRoom });
      await writeSealed({ from, to, sealed: embedTimestamp(prepared, token(prepared.digest)) });
      expect(readFileSync(to).subarray(0, readFileSync(from).length).equals(readFileSync(from))).toBe(true);

      const { verdict, reasons, signatures, revisions } = await judged(to);
      expect(reasons).toEqual([]);
      expect(verdict).toBe('valid-unchanged');
      expect(signatures.map(({ kind }) => kind)).toEqual(['signature', ...Array(round + 1).fill('timestamp')]);
      expect(signatures.at(-1)).toMatchObject({ covers: 'whole-file', trusted: true });
      const kinds = revisions.at(-1)?.changes.map(({ kind }) => kind);
      expect(kinds?.sort()).toEqual(['timestamp', 'validation-data']);

      const pdfsig = ask('pdfsig', '-nocert', to).text;
      expect(pdfsig).toContain('Signature is Valid');
      expect(pdfsig.slice(pdfsig.lastIndexOf('Signature #'))).toContain('- Total document signed');
      expect(ask('qpdf', '--check', to)).toMatchObject({ status: 0 });
      const stamp = signaturesIn(readFileSync(to)).at(-1);
      const paths = [
        files.put('token.der', stamp?.contents ?? Buffer.alloc(0)),
        files.put('stamped.bin', stamp?.covered ?? Buffer.alloc(0)),
        files.put('root.pem', pem(pki.root.certificate)),
      ] as const;
      const asked = ['ts', '-verify', '-token_in', '-in', paths[0], '-data', paths[1], '-CAfile', paths[2]];
      expect(ask('openssl', ...asked).text).toContain('Verification: OK');
    }
  });
});
