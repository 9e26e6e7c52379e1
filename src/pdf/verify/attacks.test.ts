import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { OID } from '../cms/oids.ts';
import { signedData } from '../cms/signed-data.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import { seal } from '../seal/seal.ts';
import * as attack from '../testing/attacks.ts';
import { docMdp, type ForeignRequest, signWith } from '../testing/foreign.ts';
import { type TestIdentity, testIdentity } from '../testing/identity.ts';
import { samplePdf } from '../testing/sample.ts';
import { findSignatures, readFields } from './find-signatures.ts';
import type { Verification } from './types.ts';
import { verify } from './verify.ts';

const now = new Date();
let identity: TestIdentity;
let stranger: TestIdentity;
let sealed: Uint8Array;
let signed: Uint8Array;

async function judge(bytes: Uint8Array): Promise<Verification> {
  return verify(bytes, { time: now, anchors: [{ certificate: identity.root.certificate, label: 'ours' }] });
}

/** An approval or certification by a key of `who`. */
function sign(
  base: Uint8Array,
  request: Omit<ForeignRequest, 'signer' | 'cms'>,
  who: TestIdentity = identity,
): Uint8Array {
  return signWith(base, request, (content) =>
    signedData({
      signer: who.signer,
      chain: [who.issuer.certificate, who.root.certificate],
      contentType: OID.data,
      digest: createHash('sha256').update(content).digest(),
    }),
  );
}

function certify(base: Uint8Array, p: 1 | 2 | 3): Uint8Array {
  return sign(base, { field: 'Certification', certify: true, entries: { Reference: docMdp(p) } });
}

const FORM_OBJECTS = {
  100: '<</Type /Annot/Subtype /Widget/FT /Tx/T (amount)/V (10)/Rect [72 600 272 620]/F 4>>',
  101: '<</Type /Annot/Subtype /Widget/FT /Tx/T (name)/Rect [72 560 272 580]/F 4>>',
};
/** A page with two text fields, one filled. */
const form = samplePdf([{ entries: '/Annots [100 0 R 101 0 R]' }], {
  objects: FORM_OBJECTS,
  catalog: '/AcroForm <</Fields [100 0 R 101 0 R]>>',
});
const fill = (bytes: Uint8Array) =>
  attack.editObject(bytes, 101, (text) => text.replace('/T (name)', '/T (name)/V (Eve)'));

beforeAll(async () => {
  [identity, stranger] = await Promise.all([testIdentity(now), testIdentity(now)]);
  sealed = await seal(samplePdf([{}, {}]), { level: 'B-LTA', reason: 'r', name: 'n', time: now, identity });
  signed = sign(samplePdf([{}]), { field: 'Approval' });
});

describe('a byte that differs', () => {
  it('inside any range is found, wherever it lies', async () => {
    const last = attack.rangeOf(sealed, 1).range;
    const gap = attack.rangeOf(sealed).range;
    const step = Math.max(1, Math.floor(sealed.length / 70));
    for (let at = 0; at < sealed.length; at += step) {
      // The gap of the last range holds its own signature; the first one's is covered by the last.
      if (at >= last[1] && at < last[2]) continue;
      const forged = Buffer.from(sealed);
      forged[at] = (forged[at] ?? 0) ^ 1;
      const { verdict } = await judge(forged);
      expect(verdict, `byte ${at} of ${sealed.length}, gap ${gap[1]}-${gap[2]}`).not.toBe('valid-unchanged');
    }
  }, 120_000);

  it('is told as a change, also where it breaks the structure', async () => {
    const forged = Buffer.from(sealed);
    forged.write('x', forged.lastIndexOf('startxref') + 2);
    expect((await judge(forged)).verdict).toBe('changed-after-signing');
  });
});

describe('saving on top', () => {
  it.each([
    ['other page content', attack.replaceContent, 'page-content'],
    ['a larger page', (b: Uint8Array) => attack.editPage(b, { MediaBox: '[0 0 900 900]' }), 'page-content'],
    [
      'a stamp over the page',
      (b: Uint8Array) => attack.annotate(b, '<</Type /Annot/Subtype /Stamp/Rect [0 0 600 700]>>'),
      'annotations',
    ],
    [
      'an action on opening',
      (b: Uint8Array) => attack.editCatalog(b, { OpenAction: '<</S /URI/URI (http://evil.test)>>' }),
      'structure',
    ],
    [
      'another page tree',
      (b: Uint8Array) =>
        attack.update(b, (r, f) => {
          const tree = r.allocate();
          const text = `<</Type /Page/Parent ${tree} 0 R/MediaBox [0 0 10 10]>>`;
          r.set(tree, `<</Type /Pages/Count 1/Kids [${r.add(text)} 0 R]>>`);
          const catalog = f.dict(f.trailer.get('Root')) ?? new Map();
          const root = Number(f.trailer.get('Root')?.split(' ')[0]);
          r.set(root, `<</Type /Catalog/Pages ${tree} 0 R/AcroForm ${f.resolve(catalog.get('AcroForm'))}>>`);
        }),
      'pages',
    ],
  ] as const)('%s is refused after a seal and after an approval', async (_name, change, kind) => {
    for (const base of [sealed, signed]) {
      const result = await judge(change(base));
      expect(result.verdict).toBe('changed-after-signing');
      expect(result.revisions.flatMap(({ changes }) => changes)).toContainEqual(
        expect.objectContaining({ kind, allowed: false }),
      );
      // What was signed is still as it was: it is the rest that is not.
      expect(result.signatures.every(({ intact }) => intact)).toBe(true);
    }
  });

  it('says nothing where only objects are appended that nothing uses', async () => {
    expect((await judge(attack.update(signed, (r) => r.add('(spare)')))).verdict).toBe('valid-unchanged');
  });

  it.each([
    ['a text', 'tail'],
    ['a body without a cross-reference', '\n9 0 obj\n<</Type /Catalog>>\nendobj\n'],
    ['much of it', `\n%${'x'.repeat(5000)}\n`],
  ])('by %s behind the end is refused', async (_name, tail) => {
    expect((await judge(Buffer.concat([sealed, Buffer.from(tail)]))).verdict).toBe('changed-after-signing');
  });

  it('with the signature taken away is refused, not called unsigned', async () => {
    const result = await judge(attack.editCatalog(signed, { AcroForm: null }));
    expect(result).toMatchObject({ verdict: 'changed-after-signing' });
    expect(result.reasons.map(({ code }) => code)).toContain('signature-removed');
  });
});

describe('shadow attacks', () => {
  /** Signed with a picture over the text; the picture goes afterwards. */
  it('hide: what lay over the content is taken away', async () => {
    const overlay = samplePdf([{ content: 'BT /F1 24 Tf 72 700 Td (Pay 1000000) Tj ET /X1 Do' }], {
      objects: { 100: '<</Type /XObject/Subtype /Form/BBox [0 0 9 9]>>' },
    });
    const base = sign(attack.editPage(overlay, { Resources: '<</XObject <</X1 100 0 R>>>>' }), { field: 'A' });
    const result = await judge(attack.editObject(base, 100, () => 'null'));
    expect(result.verdict).toBe('changed-after-signing');
    expect(result.revisions.at(-1)?.changes).toContainEqual(expect.objectContaining({ kind: 'page-content', page: 1 }));
  });

  it('replace: a font with the same letters in other shapes', async () => {
    const file = openPdf(signed);
    const fonts = file.dict(file.dict(readPages(file)[0]?.dict.get('Resources'))?.get('Font'));
    const font = Number(fonts?.get('F1')?.split(' ')[0]);
    const result = await judge(attack.editObject(signed, font, (text) => text.replace('Helvetica', 'Courier')));
    expect(result.verdict).toBe('changed-after-signing');
  });

  it('replace: a form value after an approval, with nobody who answers for it', async () => {
    const base = sign(form, { field: 'A' });
    const result = await judge(attack.editObject(base, 100, (text) => text.replace('(10)', '(1000000)')));
    expect(result.verdict).toBe('changed-after-signing');
    expect(result.revisions.at(-1)?.changes).toEqual([
      { kind: 'form-values', allowed: false, page: null, detail: 'amount' },
    ]);
  });

  it('hide and replace: hidden pages inside the signed bytes are brought up by the cross-reference alone', async () => {
    // Two versions of object 100 in the signed bytes; the one that counts when signed is the second.
    const doubled = attack.editObject(
      samplePdf([{ entries: '/Contents 100 0 R' }], { objects: { 100: '<</Length 0>>\nstream\n\nendstream' } }),
      100,
      () => '<</Length 1>>\nstream\n \nendstream',
    );
    const base = sign(attack.editPage(doubled, { Contents: '100 0 R' }), { field: 'A' });
    const first = Buffer.from(base).indexOf('\n100 0 obj') + 1;
    const forged = attack.update(base, (revision) => revision.keep(100, first, 0));
    const result = await judge(forged);
    expect(result.verdict).toBe('changed-after-signing');
  });

  it('a reference left dangling when it was signed comes alive', async () => {
    const base = sign(attack.editPage(samplePdf([{}]), { Contents: '[4 0 R 500 0 R]' }), { field: 'A' });
    const result = await judge(attack.update(base, (revision) => revision.setStream(500, new Map(), Buffer.from('f'))));
    expect(result.verdict).toBe('changed-after-signing');
  });
});

describe('games with the byte range', () => {
  it.each([
    ['missing', '/ByteRang_ [0 1 2 3]'],
    ['of one range', '/ByteRange [0 100]'],
    ['of three ranges', '/ByteRange [0 9 9 9 9 9]'],
    ['negative', '/ByteRange [0 -1 5 9]'],
    ['huge', '/ByteRange [0 99999999 9 9]'],
    ['overlapping', '/ByteRange [0 9000 10 9]'],
    ['that leaves out the head', '/ByteRange [9 900 9 9]'],
    ['with a larger hole', '/ByteRange [0 100 9000 9]'],
    ['empty', '/ByteRange []'],
    ['of names', '/ByteRange [/a /b /c /d]'],
  ])('%s: refused', async (_name, text) => {
    const result = await judge(attack.rewriteRange(signed, text));
    expect(result.verdict).toBe('changed-after-signing');
    expect(result.signatures[0]?.problems).toEqual(['byte-range']);
  });

  it('whose gap hides an update (signature wrapping): refused', async () => {
    expect((await judge(attack.wrapSignature(signed))).verdict).toBe('changed-after-signing');
    expect((await judge(attack.hideInPadding(signed))).verdict).toBe('changed-after-signing');
  });

  it('universal forgery: /Contents of zeros, empty, missing, or of another file are refused', async () => {
    const [, from, to] = attack.rangeOf(signed).range;
    const fakes = ['0'.repeat(to - from - 2), '00'.padEnd(to - from - 2), 'zz'.repeat((to - from - 2) / 2)];
    for (const fake of fakes) {
      const forged = Buffer.from(signed);
      forged.write(fake, from + 1, 'latin1');
      expect((await judge(forged)).verdict).toBe('changed-after-signing');
    }
    const other = sign(samplePdf([{}], { catalog: '/Lang (en)' }), { field: 'Approval' });
    const [, at] = attack.rangeOf(other).range;
    const forged = Buffer.from(other);
    forged.set(signed.subarray(from, to), at);
    expect((await judge(forged)).verdict).toBe('changed-after-signing');
  });

  it('a signature over less than a whole revision is refused', async () => {
    const cut = signWith(samplePdf([{}]), { field: 'A' }, () => Buffer.alloc(0));
    const { range } = attack.rangeOf(cut);
    const short = Buffer.from(attack.rewriteRange(cut, `/ByteRange [0 ${range[1]} ${range[2]} ${range[3] - 60}]`));
    const covered = Buffer.concat([short.subarray(0, range[1]), short.subarray(range[2], short.length - 60)]);
    const message = signedData({
      signer: identity.signer,
      chain: [identity.issuer.certificate],
      contentType: OID.data,
      digest: createHash('sha256').update(covered).digest(),
    });
    short.write(Buffer.from(message).toString('hex'), range[1] + 1, 'latin1');
    const result = await judge(short);
    expect(result.verdict).toBe('changed-after-signing');
    expect(result.signatures[0]?.problems).toEqual(['byte-range']);
  });
});

describe('a certified file', () => {
  it.each(['FreeText', 'Stamp', 'Redact', 'Ink', 'Square', 'Widget'])(
    'with P 3 takes no annotation %s (evil annotation)',
    async (type) => {
      const evil = attack.annotate(
        certify(form, 3),
        `<</Type /Annot/Subtype /${type}/Rect [50 600 500 720]/Contents (x)>>`,
      );
      expect((await judge(evil)).verdict).toBe('changed-after-signing');
    },
  );

  it('with P 3 takes a note, but none with a look of its own', async () => {
    const note = '<</Type /Annot/Subtype /Text/Rect [50 600 70 620]/Contents (Seen)>>';
    expect((await judge(attack.annotate(certify(form, 3), note))).verdict).toBe('valid-unchanged');
    const look = note.replace('>>', '/AP <</N 4 0 R>>>>');
    expect((await judge(attack.annotate(certify(form, 3), look))).verdict).toBe('changed-after-signing');
  });

  it.each([2, 3] as const)(
    'with P %i takes no new visible signature field (sneaky signature), signed or not',
    async (p) => {
      expect((await judge(attack.addVisibleField(certify(form, p)))).verdict).toBe('changed-after-signing');
      const hidden = sign(certify(form, p), {
        field: 'S',
        fieldEntries: { Rect: '[50 600 500 720]', MK: '<</BG [1 1 1]>>' },
      });
      expect((await judge(hidden)).verdict).toBe('changed-after-signing');
    },
  );

  it('with P 2 takes values and further signatures, with P 1 neither', async () => {
    expect((await judge(fill(certify(form, 2)))).verdict).toBe('valid-unchanged');
    expect((await judge(sign(fill(certify(form, 2)), { field: 'Second' }))).verdict).toBe('valid-unchanged');
    expect((await judge(fill(certify(form, 1)))).verdict).toBe('changed-after-signing');
    expect((await judge(sign(certify(form, 1), { field: 'Second' }))).verdict).toBe('changed-after-signing');
  });

  it('keeps locked fields locked', async () => {
    const lock = (fields: string) => ({
      Reference: `[<</Type /SigRef/TransformMethod /FieldMDP/TransformParams <</Type /TransformParams/Action /Include/Fields [${fields}]/V /1.2>>>>]`,
    });
    const locked = sign(certify(form, 2), { field: 'Second', entries: lock('(name)') });
    const open = sign(certify(form, 2), { field: 'Second', entries: lock('(amount)') });
    expect((await judge(fill(locked))).verdict).toBe('changed-after-signing');
    expect((await judge(fill(open))).verdict).toBe('valid-unchanged');
  });

  it('loses its certification to nobody', async () => {
    expect((await judge(attack.editCatalog(certify(form, 2), { Perms: null }))).verdict).toBe('changed-after-signing');
  });
});

describe('several signers', () => {
  it('each answer for what was filled in before they signed', async () => {
    const two = sign(fill(sign(form, { field: 'First' })), { field: 'Second' });
    const result = await judge(two);
    expect(result.verdict).toBe('valid-unchanged');
    expect(result.signatures.map(({ covers }) => covers)).toEqual(['revision', 'whole-file']);
  });

  it('but a stranger answers for nothing', async () => {
    const two = sign(fill(sign(form, { field: 'First' })), { field: 'Second' }, stranger);
    expect((await judge(two)).verdict).toBe('changed-after-signing');
    const visible = { Rect: '[50 600 500 720]', MK: '<</BG [1 1 1]>>' };
    const sneaky = sign(sign(form, { field: 'First' }), { field: 'Second', fieldEntries: visible }, stranger);
    expect((await judge(sneaky)).verdict).toBe('changed-after-signing');
    const quiet = await judge(sign(sign(form, { field: 'First' }), { field: 'Second' }, stranger));
    expect(quiet).toMatchObject({ verdict: 'signed-not-trusted' });
    expect(quiet.signatures.map(({ trusted }) => trusted)).toEqual([true, false]);
  });

  it('are all found', async () => {
    const three = sign(sign(signed, { field: 'Second' }), { field: 'Third' });
    const file = openPdf(three);
    expect(findSignatures(file, readFields(file))).toHaveLength(3);
    expect((await judge(three)).signatures.map(({ field }) => field)).toEqual(['Approval', 'Second', 'Third']);
  });
});

describe('files that hold nothing to judge', () => {
  it.each([
    ['nothing', new Uint8Array(), 'unreadable'],
    ['a text', Buffer.from('hello'), 'unreadable'],
    ['a header', Buffer.from('%PDF-1.7\n'), 'unreadable'],
    ['half a file', samplePdf([{}]).subarray(0, 300), 'unreadable'],
    ['a PDF without signature', samplePdf([{}]), 'no-signature'],
  ] as const)('%s', async (_name, bytes, verdict) => {
    expect((await judge(bytes)).verdict).toBe(verdict);
  });

  it('never makes it throw, however it is cut or garbled', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 150; round++) {
      const forged = Buffer.from(round % 2 ? sealed : form);
      for (let n = 0; n < 1 + (round % 5); n++) forged[random(forged.length)] = random(256);
      const cut = round % 7 === 0 ? forged.subarray(0, random(forged.length)) : forged;
      await expect(judge(cut)).resolves.toHaveProperty('verdict');
    }
  });
});
