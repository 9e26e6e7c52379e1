import { samplePdf } from '../../src/pdf/testing/sample.ts';

/** A form of one page: fields given by their own entries, each 200 by 20 points, under one another from y 172 on. */
export function formPdf(fields: readonly string[]): Uint8Array {
  const refs = fields.map((_, index) => `${100 + index} 0 R`).join(' ');
  const objects = fields.map((entries, n) => [
    100 + n,
    `<</Type /Annot/Subtype /Widget/F 4/Rect [72 ${600 - 40 * n} 272 ${620 - 40 * n}]${entries}>>`,
  ]);
  return samplePdf([{ content: '', entries: `/Annots [${refs}]` }], {
    catalog: `/AcroForm <</Fields [${refs}]>>`,
    objects: Object.fromEntries(objects),
  });
}
