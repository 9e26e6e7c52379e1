import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingKey } from '../cms/signing-key.ts';
import type { Mark } from '../engine.ts';
import { createLeaf } from '../pki/issue.ts';
import { drawPage } from '../render/render-page.ts';
import { goodAnswer } from '../revocation/ocsp.ts';
import { writeSealed } from '../seal/seal-file.ts';
import { embedSignature, embedTimestamp } from '../seal/states.ts';
import type { PreparedSignature } from '../seal/types.ts';
import { stamp } from '../stamp/stamp.ts';
import { pem, type TestIdentity, testIdentity } from '../testing/identity.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { signaturesIn } from '../testing/signatures-in.ts';
import { makeTimestamp } from '../timestamp/token.ts';
import type { VerifyOptions } from '../verify/types.ts';
import { verify } from '../verify/verify.ts';
import { fillForm, prepareClose, prepareFill, prepareForm, prepareFormTimestamp } from './on-files.ts';
import type { FormPerson, FormSlot, SigningTerms, SlotFill } from './types.ts';

const now = new Date();
const tokenRoom = 4096;
let identity: TestIdentity;
let files: Folder;
let count = 0;

beforeAll(async () => {
  identity = await testIdentity(now);
  files = folder();
  files.put('history.js', 'print("history", new PDFDocument(scriptArgs[0]).validateChangeHistory())');
  files.put('root.pem', pem(identity.root.certificate));
});
afterAll(() => files.remove());

type OneTime = SigningTerms['signer'] & { readonly key: Uint8Array };

async function oneTimeSigner(name: string, email: string): Promise<OneTime> {
  const urls = {
    ocsp: 'http://127.0.0.1:9/ocsp',
    crl: 'http://127.0.0.1:9/i.crl',
    caIssuers: 'http://127.0.0.1:9/i.cer',
  };
  const { key, certificate } = await createLeaf({
    kind: 'signer',
    name: { commonName: name, email },
    policies: [{ oid: '2.25.1234.1', notice: 'Proved by: link mailed to the address. The name was not verified.' }],
    issuer: identity.issuer,
    notBefore: now,
    urls,
  });
  return {
    key,
    certificate,
    chain: [identity.issuer.certificate, identity.root.certificate],
    algorithm: 'ecdsa-p256-sha256',
  };
}

function terms(signer: SigningTerms['signer'], name: string, reason = 'Signed'): SigningTerms {
  const { certificate, chain, algorithm } = signer;
  return { signer: { certificate, chain, algorithm }, name, reason, time: now, tokenRoom };
}

function token(digest: Uint8Array): Uint8Array {
  return makeTimestamp({ digest, authority: identity.timestamp, chain: identity.timestamp.chain, time: now });
}

/** Signs what was prepared, and writes the file that comes of it. */
async function signed(from: string, prepared: PreparedSignature, key: Uint8Array): Promise<string> {
  const value = signingKey(key).sign(prepared.toBeSigned);
  const sealed = embedSignature(prepared, value, token(createHash('sha256').update(value).digest()));
  return written(from, sealed);
}

async function written(from: string, sealed: Parameters<typeof writeSealed>[0]['sealed']): Promise<string> {
  count += 1;
  const to = `${files.path}/step-${count}.pdf`;
  await writeSealed({ from, to, sealed });
  return to;
}

function options(): VerifyOptions {
  return { time: now, anchors: [{ certificate: identity.root.certificate, label: 'test' }] };
}

/** What every judge says: pdfsig about each signature, mutool about each change, qpdf about the syntax, and ours. */
async function judge(path: string, signatures: number, stamped = false): Promise<Awaited<ReturnType<typeof verify>>> {
  const sig = ask('pdfsig', '-nocert', path).text;
  // This judge names document timestamps and does not look into them; openssl does.
  expect(sig.match(/Signature Validation: Signature is Valid/g)).toHaveLength(signatures - (stamped ? 1 : 0));
  expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
  // It takes a filled document security store, which every certification allows, for a change: the last revision alone.
  expect(ask('mutool', 'run', `${files.path}/history.js`, path).text).toContain(`history ${stamped ? 1 : 0}`);
  const report = await verify(readFileSync(path), options());
  expect(report.reasons).toEqual([]);
  expect(report.verdict).toBe('valid-unchanged');
  expect(report.signatures).toHaveLength(signatures);
  return report;
}

const texts = ['Ada Lovelace', 'محمد الأمين', 'สวัสดีชาวโลก', 'Überraschung №5', '東京都港区'];

function person(index: number, pages: number): FormPerson {
  const page = (index % pages) + 1;
  const top = 60 + index * 70;
  const common = { page, h: 18 };
  return {
    slots: [
      {
        ...common,
        kind: 'text',
        name: `Person ${index}, name`,
        label: 'Full name',
        x: 40,
        y: top,
        w: 150,
        multiline: false,
      },
      {
        ...common,
        kind: 'choice',
        name: `Person ${index}, city`,
        label: 'City',
        x: 200,
        y: top,
        w: 90,
        options: ['Rome', 'Oslo'],
      },
      {
        ...common,
        kind: 'choices',
        style: 'radio',
        name: `Person ${index}, way`,
        label: 'Way',
        x: 300,
        y: top,
        w: 100,
        options: ['Mail', 'Van'],
        layout: 'horizontal',
        hideLabel: false,
        fontSize: 9,
      },
      {
        ...common,
        kind: 'choices',
        style: 'checkbox',
        name: `Person ${index}, extras`,
        label: 'Extras',
        x: 410,
        y: top,
        w: 40,
        h: 30,
        options: ['A', 'B'],
        layout: 'vertical',
        hideLabel: false,
        fontSize: 9,
      },
      { ...common, kind: 'picture', name: `Person ${index}, stamp`, label: 'Stamp', x: 460, y: top, w: 60, h: 24 },
    ],
    signature: {
      name: `Signature ${index}`,
      label: `Signature of person ${index}`,
      box: { page, x: 40, y: top + 25, w: 120, h: 30 },
    },
  };
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

function fillsOf({ slots }: FormPerson, text: string): SlotFill[] {
  const fillOf = (slot: FormSlot): SlotFill => {
    const { page, x, y, w, h } = slot;
    const box = { page, x, y, w, h };
    const ink = { fontSize: 11, color: 'black' } as const;
    switch (slot.kind) {
      case 'text':
        return { name: slot.name, text, mark: { ...box, ...ink, kind: 'text', text } };
      case 'choice':
        return { name: slot.name, text: 'Oslo', mark: { ...box, ...ink, kind: 'text', text: 'Oslo' } };
      case 'picture':
        return { name: slot.name, text: '', mark: { ...box, kind: 'image', bytes: PICTURE, fit: 'contain' } };
      case 'choices': {
        const options = slot.options.map((label, n) => ({ label, chosen: n === 1 }));
        const mark: Mark = { ...box, ...ink, ...slot, kind: 'choices', options };
        return { name: slot.name, text: '', mark };
      }
    }
  };
  return slots.map(fillOf);
}

async function prepared(base: Uint8Array, people: readonly FormPerson[]): Promise<string> {
  count += 1;
  const from = files.put(`base-${count}.pdf`, base);
  const signature = terms(identity.signer, 'Test Seal', 'Sent for signing');
  return signed(from, await prepareForm({ from, people, signature }), identity.signer.key);
}

async function closed(from: string, signers: readonly OneTime[]): Promise<string> {
  const closer = await oneTimeSigner('Test Seal', 'seal@example.com');
  const belongings = `${'ab'.repeat(32)}  Completion certificate.pdf`;
  const signature = terms(closer, 'Test Seal', 'Everybody has signed');
  const ended = await signed(from, await prepareClose({ from, belongings, signature }), closer.key);
  const { validation } = identity;
  const ocsps = [...signers, closer].map(({ certificate }) =>
    goodAnswer(identity.ocsp, identity.issuer.certificate, certificate, now),
  );
  const timestamp = await prepareFormTimestamp({
    from: ended,
    validation: { ...validation, ocsps: [...validation.ocsps, ...ocsps] },
    time: now,
    tokenRoom,
  });
  return written(ended, embedTimestamp(timestamp, token(timestamp.digest)));
}

function pictureMark({ signature }: FormPerson): Mark | null {
  return signature?.box ? { ...signature.box, kind: 'image', bytes: PICTURE, fit: 'contain' } : null;
}

/** The same as a stamped file shows it. */
function marksOf(one: FormPerson, text: string): Mark[] {
  return [...fillsOf(one, text).map(({ mark }) => mark), pictureMark(one)].filter((mark) => mark !== null);
}

/** Share of the pixels that differ visibly. */
async function differing(one: Uint8Array, other: Uint8Array, page: number): Promise<number> {
  const [a, b] = [await drawPage(one, page, 600), await drawPage(other, page, 600)];
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let count = 0;
  for (let at = 0; at < a.pixels.length; at += 4)
    if (Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0)) > 64) count += 1;
  return count / (a.width * a.height);
}

describe('a form that several people fill and sign', () => {
  it.each([
    ['two', 2, [{}]],
    [
      'five',
      5,
      [
        {},
        { entries: '/Rotate 90' },
        { entries: '/Rotate 270/CropBox [20 30 590 760]/UserUnit 1.2' },
        { entries: '/Rotate 180' },
      ],
    ],
  ] as const)('keeps every signature valid through the revisions of %s signers', async (_, size, pages) => {
    const people = Array.from({ length: size }, (_, index) => person(index, pages.length));
    let path = await prepared(samplePdf(pages), people);
    await judge(path, 1);
    const signers: OneTime[] = [];
    for (const [index, one] of people.entries()) {
      const signer = await oneTimeSigner(`Person ${index}`, `p${index}@example.com`);
      signers.push(signer);
      const mark = pictureMark(one);
      const request = {
        from: path,
        fills: fillsOf(one, texts[index] ?? ''),
        signature: { ...terms(signer, `Person ${index}`), field: `Signature ${index}`, mark },
      };
      path = await signed(path, await prepareFill(request), signer.key);
      const report = await judge(path, index + 2);
      expect(report.signatures.at(-1)).toMatchObject({ name: `Person ${index}`, level: 'B-T', covers: 'whole-file' });
    }
    path = await closed(path, signers);
    const report = await judge(path, size + 3, true);
    expect(report.signatures[0]?.certification).toBe(2);
    const levels = report.signatures.filter(({ kind }) => kind === 'signature').map(({ level }) => level);
    expect(levels).toEqual(Array.from({ length: size + 2 }, () => 'B-LTA'));
    // Some readers give joined letters out as one character.
    const shown = ask('pdftotext', '-layout', path, '-').text.normalize('NFKC');
    for (const text of texts.slice(0, size)) expect(shown).toContain(text.normalize('NFKC'));
    const stamped = await stamp(
      samplePdf(pages),
      [...people.entries()].flatMap(([n, one]) => marksOf(one, texts[n] ?? '')),
    );
    for (const index of pages.keys())
      expect(await differing(readFileSync(path), stamped, index + 1)).toBeLessThan(0.001);
  });

  it('lets nobody change what a signer has locked; others may still fill theirs', async () => {
    const [ada, bo] = [person(0, 1), person(1, 1)];
    const signer = await oneTimeSigner('Ada', 'ada@example.com');
    const from = await prepared(samplePdf([{}]), [ada, { ...bo, signature: null }]);
    const signature = { ...terms(signer, 'Ada'), field: 'Signature 0', mark: pictureMark(ada) };
    const path = await signed(from, await prepareFill({ from, fills: fillsOf(ada, 'Ada'), signature }), signer.key);

    // Who fills without signing: allowed, and no judge minds.
    const filled = await written(path, await fillForm({ from: path, fills: fillsOf(bo, 'Bo') }));
    await judge(filled, 2);
    for (const [base, one] of [
      [filled, ada],
      [await closed(filled, [signer]), bo],
    ] as const) {
      const forged = await written(base, await fillForm({ from: base, fills: fillsOf(one, 'Mallory') }));
      expect((await verify(readFileSync(forged), options())).verdict).toBe('changed-after-signing');
      if (base === filled) expect(ask('mutool', 'run', `${files.path}/history.js`, forged).text).toContain('history 1');
    }
    const again = prepareFill({ from: path, fills: [], signature });
    await expect(again).rejects.toThrow('is signed already');
  });

  it('holds signatures that openssl verifies to the root, by certificates that say how a person was proved', async () => {
    const ada = person(0, 1);
    const signer = await oneTimeSigner('Ada', 'ada@example.com');
    const from = await prepared(samplePdf([{}]), [ada]);
    const signature = { ...terms(signer, 'Ada'), field: 'Signature 0', mark: null };
    const path = await signed(from, await prepareFill({ from, fills: [], signature }), signer.key);
    const last = signaturesIn(readFileSync(path)).at(-1);
    const cms = files.put('signer.der', last?.contents ?? Buffer.alloc(0));
    const content = files.put('signer.bin', last?.covered ?? Buffer.alloc(0));
    const told = ask(
      'openssl',
      ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', cms, '-content', content, '-binary'],
      ...['-CAfile', `${files.path}/root.pem`, '-purpose', 'any', '-out', '/dev/null'],
    );
    expect(told.text).toContain('CAdES Verification successful');
    const { signatures } = await verify(readFileSync(path), options());
    expect(signatures[1]?.chain[0]).toMatchObject({
      commonName: 'Ada',
      notices: ['Proved by: link mailed to the address. The name was not verified.'],
    });
    expect(signatures[1]?.locks).toMatchObject({
      action: 'Include',
      fields: expect.arrayContaining(['Person 0, way']),
    });
    const pemFile = files.put('ada.pem', pem(signer.certificate));
    const issuer = files.put('issuer.pem', pem(identity.issuer.certificate));
    const chain = ['-x509_strict', '-CAfile', `${files.path}/root.pem`, '-untrusted', issuer, pemFile];
    expect(ask('openssl', 'verify', ...chain).text).toContain('OK');
    expect(ask('openssl', 'x509', '-in', pemFile, '-noout', '-ext', 'subjectAltName').text).toContain(
      'ada@example.com',
    );
  });
});
