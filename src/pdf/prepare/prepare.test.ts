import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../document/reader.ts';
import { seal } from '../seal/seal.ts';
import { stamp } from '../stamp/stamp.ts';
import { testIdentity } from '../testing/identity.ts';
import { inkBox, isBlack } from '../testing/ink-box.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { verify } from '../verify/verify.ts';
import { append } from './append.ts';
import { prepare } from './prepare.ts';

const options = { password: '', maxPages: 100 };
let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

/** A form whose page inherits its resources: a text field with an appearance, and a ticked box. */
function form(): Uint8Array {
  const appearance = '0 0 0 rg 0 0 100 20 re f';
  return samplePdf([{ entries: '/Annots [100 0 R]' }], {
    catalog: '/AcroForm <</Fields [100 0 R]>>',
    objects: {
      100: '<</Type /Annot/Subtype /Widget/FT /Tx/T (name)/V (Ada)/F 4/Rect [72 500 172 520]/AP <</N 101 0 R>>>>',
      101: `<</Type /XObject/Subtype /Form/BBox [0 0 100 20]/Length ${appearance.length}>>\nstream\n${appearance}\nendstream`,
    },
  });
}

async function encrypted(user: string, owner: string): Promise<Uint8Array> {
  const path = `${files.path}/encrypted.pdf`;
  ask('qpdf', '--encrypt', user, owner, '256', '--modify=none', '--', files.put('plain.pdf', samplePdf([{}])), path);
  return readFileSync(path);
}

describe('an upload', () => {
  it('that is sound comes back byte for byte, with the sizes of its pages as displayed', async () => {
    const bytes = samplePdf([{}, { entries: '/Rotate 90/CropBox [0 0 200 100]' }]);
    const prepared = await prepare(bytes, options);
    expect(Buffer.from(prepared.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(prepared).toMatchObject({
      changes: [],
      pages: [
        { width: 612, height: 792 },
        { width: 100, height: 200 },
      ],
    });
  });

  it('that is encrypted asks for its password, refuses a wrong one, and opens with the user’s or the owner’s', async () => {
    const bytes = await encrypted('user', 'owner');
    await expect(prepare(bytes, options)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(prepare(bytes, { ...options, password: 'guess' })).rejects.toMatchObject({ code: 'password-wrong' });
    for (const password of ['user', 'owner']) {
      const prepared = await prepare(bytes, { ...options, password });
      expect(prepared.changes).toEqual(['decrypted']);
      expect(ask('pdftotext', files.put('open.pdf', prepared.bytes), '-').text).toContain('Sample page');
      expect(ask('qpdf', '--check', files.put('open.pdf', prepared.bytes)).text).toContain('not encrypted');
    }
  });

  it('that only forbids editing opens without a password', async () => {
    expect((await prepare(await encrypted('', 'owner'), options)).changes).toEqual(['decrypted']);
  });

  it('with a form shows the same afterwards, without a form', async () => {
    const prepared = await prepare(form(), options);
    expect(prepared.changes).toEqual(['flattened-form']);
    const place = { page: 1, x: 72, y: 272, w: 100, h: 20 };
    expect(prepared.fields).toEqual([
      { ...place, kind: 'text', name: 'name', required: false, values: [], filled: ['Ada'] },
    ]);
    expect(openPdf(prepared.bytes).dict(openPdf(prepared.bytes).trailer.get('Root'))?.has('AcroForm')).toBe(false);
    const box = await inkBox(prepared.bytes, 1, isBlack);
    expect((box?.bottom ?? 0) * 792).toBeCloseTo(292, -1);
    // The page's own text, drawn with inherited resources, is still there.
    expect(ask('pdftotext', files.put('flat.pdf', prepared.bytes), '-').text).toContain('Sample page');
    expect((box?.top ?? 1) * 792).toBeLessThan(95);
  });

  it('that is signed loses its signatures, and pdfsig finds none', async () => {
    const now = new Date();
    const sealed = await seal(samplePdf([{}]), {
      level: 'B-LTA',
      reason: 'r',
      name: 'n',
      time: now,
      identity: await testIdentity(now),
    });
    const prepared = await prepare(sealed, options);
    expect(prepared.changes).toContain('removed-signatures');
    expect(ask('pdfsig', files.put('unsigned.pdf', prepared.bytes)).text).toContain('does not contain any signatures');
  });

  it('that is signed is refused where its signatures must not end unasked; without them no trace of them is left', async () => {
    const now = new Date();
    const identity = await testIdentity(now);
    const sealed = await seal(form(), { level: 'B-B', reason: 'r', name: 'n', time: now, identity });
    await expect(prepare(sealed, { ...options, signed: 'refuse' })).rejects.toMatchObject({ code: 'already-signed' });
    for (const form of ['flatten', 'remove'] as const) {
      const { bytes, changes } = await prepare(sealed, { ...options, form });
      expect(changes).toContain('removed-signatures');
      expect(Buffer.from(bytes).includes('/ByteRange')).toBe(false);
      expect((await verify(bytes, { time: now, anchors: [] })).signatures).toEqual([]);
    }
    const never = await prepare(samplePdf([{}]), { ...options, signed: 'refuse' });
    expect(never.changes).toEqual([]);
  });

  it('with a broken cross-reference is repaired and can be stamped', async () => {
    const bytes = Buffer.from(samplePdf([{}]));
    const broken = Buffer.concat([bytes.subarray(0, 15), Buffer.from('% shifts every offset\n'), bytes.subarray(15)]);
    const prepared = await prepare(broken, options);
    expect(prepared.changes).toEqual(['repaired']);
    const path = files.put(
      'repaired.pdf',
      await stamp(prepared.bytes, [
        { page: 1, kind: 'text', x: 9, y: 9, w: 99, h: 20, text: 'Stamped', fontSize: 12, color: 'black' },
      ]),
    );
    expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
    expect(ask('pdftotext', path, '-').text).toMatch(/Sample page[\s\S]*Stamped|Stamped[\s\S]*Sample page/);
  });

  it('with junk before its header is read from the header on', async () => {
    const prepared = await prepare(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), samplePdf([{}])]), options);
    expect(prepared.changes).toEqual(['repaired']);
    expect(Buffer.from(prepared.bytes).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('that was cut off on its way is refused, however much of it is left', async () => {
    const whole = readFileSync(new URL('../../../docs/samples/contract.pdf', import.meta.url));
    expect((await prepare(whole, options)).changes).toEqual([]);
    for (const share of [0.2, 0.4, 0.6, 0.8, 0.95]) {
      const part = whole.subarray(0, Math.floor(whole.length * share));
      await expect(prepare(part, options)).rejects.toMatchObject({ code: 'damaged' });
    }
  });

  it('that is no PDF, is beyond repair, or has too many pages is refused', async () => {
    await expect(prepare(Buffer.from('PK\u0003\u0004 a zip'), options)).rejects.toMatchObject({ code: 'not-a-pdf' });
    await expect(prepare(Buffer.from('%PDF-1.7\nnothing more'), options)).rejects.toMatchObject({ code: 'damaged' });
    await expect(prepare(samplePdf(Array.from({ length: 101 }, () => ({}))), options)).rejects.toMatchObject({
      code: 'too-many-pages',
    });
  });

  it('whose chain of cross-references turns in a circle is not followed for ever', async () => {
    const text = Buffer.from(samplePdf([{}])).toString('latin1');
    const start = /startxref\n(\d+)/.exec(text)?.[1];
    const circular = Buffer.from(text.replace('trailer\n<<', `trailer\n<</Prev ${start}\n`), 'latin1');
    const prepared = await prepare(circular, options).catch((error: { code: string }) => error.code);
    expect(prepared === 'damaged' || (typeof prepared === 'object' && prepared.changes.includes('repaired'))).toBe(
      true,
    );
  });

  it('with an object stream that inflates without end is refused', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024));
    const bytes = samplePdf([{}], {
      objects: {
        100: `<</Type /ObjStm/N 1/First 4/Filter /FlateDecode/Length ${bomb.length}>>\nstream\n${bomb.toString('latin1')}\nendstream`,
      },
    });
    expect(() => openPdf(bytes).stream('100 0 R')).toThrow('too large');
  });
});

describe('appended pages', () => {
  it('keep their looks, and the base keeps its bytes', async () => {
    const base = samplePdf([{ content: 'BT /F1 24 Tf 72 700 Td (Base) Tj ET' }], { inherited: '/Rotate 90' });
    const other = samplePdf([
      { content: 'BT /F1 24 Tf 72 700 Td (Attachment) Tj ET', entries: '/CropBox [0 400 612 792]' },
      {},
    ]);
    const out = await append(base, [other, await encrypted('', 'owner')]);
    const path = files.put('appended.pdf', out);
    expect(Buffer.from(out).subarray(0, base.length).equals(Buffer.from(base))).toBe(true);
    expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
    expect(ask('pdftotext', path, '-').text).toMatch(/Base[\s\S]*Attachment[\s\S]*Sample page[\s\S]*Sample page/);
    expect((await prepare(out, options)).pages).toEqual([
      { width: 792, height: 612 },
      { width: 612, height: 392 },
      { width: 612, height: 792 },
      { width: 612, height: 792 },
    ]);
  });

  it('bring along what shows or leads somewhere, and nothing that runs or hides a file', async () => {
    const note = (more: string) => `<</Type /Annot/Rect [10 10 50 50]${more}>>`;
    const other = samplePdf([{ entries: '/Annots [100 0 R 101 0 R 102 0 R 103 0 R]' }], {
      objects: {
        100: note('/Subtype /Link/A <</S /URI/URI (https://example.com/kept)>>'),
        101: note('/Subtype /Link/A <</S /JavaScript/JS (app.alert\\(1\\))>>'),
        102: note('/Subtype /FileAttachment/FS <</Type /Filespec/F (hidden.exe)>>'),
        103: note('/Subtype /Link/A <</S /URI/URI (https://example.com/a)/Next <</S /Launch/F (run.exe)>>>>'),
      },
    });
    const out = Buffer.from(await append(samplePdf([{}]), [other])).toString('latin1');
    expect(out).toContain('example.com/kept');
    expect(out).not.toMatch(/JavaScript|hidden\.exe|run\.exe/);
  });
});
