import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { stackBalance } from './content.ts';
import { decodeStream } from './filters.ts';
import { readPages } from './pages.ts';
import { openPdf } from './reader.ts';
import { Revision } from './revision.ts';
import { asRef, mapReferences, parseArray, parseDict, writeDict } from './syntax.ts';
import { asBytes, asName, asNumber, textString } from './values.ts';

let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

describe('raw syntax', () => {
  it('keeps values as they were written', () => {
    const dict = parseDict('<</A(a\\)b(c)) /B [1 2 0 R<41>/N#20x]%comment >>\n/C<</D 3>>/E true>>');
    expect([...dict]).toEqual([
      ['A', '(a\\)b(c))'],
      ['B', '[1 2 0 R<41>/N#20x]'],
      ['C', '<</D 3>>'],
      ['E', 'true'],
    ]);
    expect(parseArray(dict.get('B') ?? '')).toEqual(['1', '2 0 R', '<41>', '/N#20x']);
    expect([...parseDict(writeDict(dict))]).toEqual([...dict]);
  });

  it('renumbers references, and nothing that only looks like one', () => {
    const text = '<</A 1 0 R/B (2 0 R)/C [3 0 R 4 5 6 0 R]/D <31 20 30>/E /7#200#20R>>';
    expect(mapReferences(text, ({ num }) => `${num + 100} 0 R`)).toBe(
      '<</A 101 0 R/B (2 0 R)/C [103 0 R 4 5 106 0 R]/D <31 20 30>/E /7#200#20R>>',
    );
  });

  it('reads scalars', () => {
    expect(asNumber('-.5')).toBe(-0.5);
    expect(asName('/A#42')).toBe('AB');
    expect(asBytes('(a\\101\\\nb\\n)')).toBe('aAb\n');
    expect(asBytes('<4 14>')).toBe('A@');
    expect(asRef('12 3 R')).toEqual({ num: 12, gen: 3 });
    expect(asBytes(textString('a(b)\\'))).toBe('a(b)\\');
  });

  it('throws, and ends, on any garbage', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>[]()/% 01R\\\nab'), maxLength: 80 }), (text) => {
        try {
          parseDict(`<<${text}`);
        } catch (error) {
          expect((error as Error).name).toBe('PdfSyntaxError');
        }
      }),
    );
  });
});

describe('a file', () => {
  it.each([
    ['with object streams', ['--object-streams=generate']],
    ['without', ['--object-streams=disable']],
    ['linearised', ['--linearize', '--object-streams=generate']],
  ])('%s is read and gets revisions in its own form', (_, options) => {
    const path = `${files.path}/variant.pdf`;
    ask('qpdf', ...options, files.put('sample.pdf', samplePdf([{}, {}])), path);
    let bytes: Buffer = readFileSync(path);
    for (let round = 0; round < 3; round++) {
      const file = openPdf(bytes);
      const pages = readPages(file);
      expect(pages).toHaveLength(2);
      expect(file.stream(pages[1]?.dict.get('Contents'))?.toString()).toContain('Sample page');
      const revision = new Revision(file.base());
      revision.set(pages[0]?.num ?? 0, writeDict(new Map([...(pages[0]?.dict ?? []), ['Round', String(round)]])));
      bytes = Buffer.concat([bytes, revision.finish().tail]);
    }
    expect(asNumber(readPages(openPdf(bytes))[0]?.dict.get('Round'))).toBe(2);
    expect(ask('qpdf', '--check', files.put('revised.pdf', bytes))).toMatchObject({ status: 0 });
  });

  it('of the hybrid kind shows the objects its table hides', () => {
    const plain = Buffer.from(samplePdf([{}]));
    const hidden = deflateSync(Buffer.from('100 0 (hidden)'));
    const rows = Buffer.from([2, 0, 101, 0]);
    const at = plain.length;
    const stream = `101 0 obj\n<</Type /ObjStm/N 1/First 6/Filter /FlateDecode/Length ${hidden.length}>>\nstream\n`;
    const holder = Buffer.concat([Buffer.from(stream), hidden, Buffer.from('\nendstream\nendobj\n')]);
    const xrefAt = at + holder.length;
    const xref = Buffer.concat([
      Buffer.from(`102 0 obj\n<</Type /XRef/W [1 2 1]/Index [100 1]/Size 103/Length 4>>\nstream\n`),
      rows,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    const root = openPdf(plain).trailer.get('Root');
    const table = `xref\n100 2\n0000000000 00000 f\r\n${String(at).padStart(10, '0')} 00000 n\r\ntrailer\n<</Size 103/Root ${root}/Prev ${openPdf(plain).startxref}/XRefStm ${xrefAt}>>\nstartxref\n${xrefAt + xref.length}\n%%EOF\n`;
    const file = openPdf(Buffer.concat([plain, holder, xref, Buffer.from(table)]));
    expect(file.object(100).text).toBe('(hidden)');
    expect(readPages(file)).toHaveLength(1);
  });

  it('inflates no further than allowed', () => {
    const dict = parseDict('<</Filter /FlateDecode>>');
    const data = deflateSync(Buffer.alloc(1_000_000));
    expect(decodeStream(dict, data, (raw) => raw).length).toBe(1_000_000);
    expect(() => decodeStream(dict, data, (raw) => raw, 1000)).toThrow('too large');
  });
});

describe('the graphics state stack', () => {
  it('is counted past strings, comments and inline images', () => {
    expect(stackBalance(Buffer.from('q q Q (Q Q) Tj % Q\n/Q gs'))).toEqual({ low: 0, end: 1 });
    expect(stackBalance(Buffer.from('Q q BI /W 1 ID \x01 Q Q\nEI Q Q'))).toEqual({ low: -2, end: -2 });
  });
});
