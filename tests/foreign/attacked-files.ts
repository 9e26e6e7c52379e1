import { createHash } from 'node:crypto';
import { OID } from '../../src/pdf/cms/oids.ts';
import { signedData } from '../../src/pdf/cms/signed-data.ts';
import { seal } from '../../src/pdf/seal/seal.ts';
import * as attack from '../../src/pdf/testing/attacks.ts';
import { docMdp, type ForeignRequest, signWith } from '../../src/pdf/testing/foreign.ts';
import { type TestIdentity, testIdentity } from '../../src/pdf/testing/identity.ts';
import { samplePdf } from '../../src/pdf/testing/sample.ts';

export interface AttackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly root: Uint8Array;
}

/** Signed files that somebody changed afterwards, in the ways that were published. */
export async function attackedFiles(now: Date): Promise<AttackedFile[]> {
  const identity = await testIdentity(now);
  const terms = { level: 'B-LTA', reason: 'r', name: 'n', time: now, identity } as const;
  const sealed = await seal(samplePdf([{}, {}]), terms);
  const approved = sign(samplePdf([{}]), { field: 'Approval' }, identity);
  const filled = '<</Type /Annot/Subtype /Widget/FT /Tx/T (amount)/V (10)/Rect [72 600 272 620]/F 4>>';
  const form = samplePdf([{ entries: '/Annots [100 0 R]' }], {
    objects: { 100: filled },
    catalog: '/AcroForm <</Fields [100 0 R]>>',
  });
  const certified = (p: 1 | 2 | 3) =>
    sign(form, { field: 'Certification', certify: true, entries: { Reference: docMdp(p) } }, identity);
  const visible = { Rect: '[50 600 500 720]', MK: '<</BG [1 1 1]>>' };
  const overlay = samplePdf([{ content: 'BT /F1 24 Tf 72 700 Td (Pay 1000000) Tj ET /X1 Do' }], {
    objects: { 100: '<</Type /XObject/Subtype /Form/BBox [0 0 9 9]>>' },
  });
  const shadow = attack.editPage(overlay, { Resources: '<</XObject <</X1 100 0 R>>>>' });
  const files: Readonly<Record<string, Uint8Array>> = {
    'saved on top: other content': attack.replaceContent(sealed),
    'saved on top of an approval: other content': attack.replaceContent(approved),
    'saved on top: a larger page': attack.editPage(sealed, { MediaBox: '[0 0 900 900]' }),
    'saved on top: a stamp': attack.annotate(sealed, '<</Type /Annot/Subtype /Stamp/Rect [0 0 600 700]>>'),
    'saved on top: an action': attack.editCatalog(sealed, { OpenAction: '<</S /URI/URI (http://evil.test)>>' }),
    'the signature taken away': attack.editCatalog(approved, { AcroForm: null }),
    'shadow, hide: an object gone': attack.editObject(sign(shadow, { field: 'A' }, identity), 100, () => 'null'),
    'shadow, replace: another value': attack.editObject(sign(form, { field: 'A' }, identity), 100, (text) =>
      text.replace('(10)', '(1000000)'),
    ),
    'evil annotation': attack.annotate(
      certified(3),
      '<</Type /Annot/Subtype /FreeText/Rect [50 600 500 720]/Contents (x)>>',
    ),
    'sneaky signature': sign(certified(2), { field: 'S', fieldEntries: visible }, identity),
    'sneaky signature field': attack.addVisibleField(certified(2)),
    'filled in after P 1': attack.editObject(certified(1), 100, (text) => text.replace('(10)', '(11)')),
    'signature wrapping': attack.wrapSignature(approved),
    'hidden in the padding': attack.hideInPadding(approved),
    'a larger hole in the range': attack.rewriteRange(approved, '/ByteRange [0 100 9000 9]'),
    'overlapping ranges': attack.rewriteRange(approved, '/ByteRange [0 9000 10 9]'),
    'a text behind the end': Buffer.concat([sealed, Buffer.from('\ntail')]),
    'another byte': flipped(sealed, 300),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, root: identity.root.certificate }));
}

function sign(base: Uint8Array, request: Omit<ForeignRequest, 'signer' | 'cms'>, who: TestIdentity): Uint8Array {
  return signWith(base, request, (content) =>
    signedData({
      signer: who.signer,
      chain: [who.issuer.certificate, who.root.certificate],
      contentType: OID.data,
      digest: createHash('sha256').update(content).digest(),
    }),
  );
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
