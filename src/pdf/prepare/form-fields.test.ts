import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormField } from '../engine.ts';
import { inkBox, isBlack } from '../testing/ink-box.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { prepare } from './prepare.ts';

let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

const look = '0 0 0 rg 0 0 100 20 re f';
const looks = {
  190: `<</Type /XObject/Subtype /Form/BBox [0 0 100 20]/Length ${look.length}>>\nstream\n${look}\nendstream`,
};

/** A form of one page; the fields are numbered from 100 on, each at its own height. */
function formOf(fields: readonly string[], page = ''): Uint8Array {
  const refs = fields.map((_, index) => `${100 + index} 0 R`).join(' ');
  const place = (index: number) => `/Rect [72 ${700 - index * 40} 172 ${720 - index * 40}]`;
  const objects = Object.fromEntries(
    fields.map((entries, index) => [
      100 + index,
      `<</Type /Annot/Subtype /Widget/F 4${entries.includes('/AP') ? '' : '/AP <</N 190 0 R>>'}${entries.includes('/Rect') ? '' : place(index)}${entries}>>`,
    ]),
  );
  const catalog = `/AcroForm <</Fields [${refs}]/DA (/Helv 0 Tf 0 g)>>`;
  return samplePdf([{ content: '', entries: `/Annots [${refs}]${page}` }], {
    catalog,
    objects: { ...objects, ...looks },
  });
}

async function fieldsOf(bytes: Uint8Array): Promise<readonly FormField[]> {
  return (await prepare(bytes, { password: '', maxPages: 9, form: 'remove' })).fields;
}

describe('a field of a form', () => {
  it('tells what it asks for, holds and allows', async () => {
    const [lines, comb, date, box, choice, sign] = await fieldsOf(
      formOf([
        `/FT /Tx/T (notes)/TU (What else \\(if anything\\))/Ff ${1 << 12}/V (one\\rtwo)/DA (/Helv 9.5 Tf 0 g)`,
        `/FT /Tx/T (iban)/Ff ${(1 << 24) | 2}/MaxLen 22`,
        '/FT /Tx/T (since)/V (24.11.2026)/AA <</F <</S /JavaScript/JS (AFDate_FormatEx\\("dd.mm.yyyy"\\);)>>>>',
        '/FT /Btn/T (agree)/Ff 1/V /Yes/AS /Yes/AP <</N <</Yes 190 0 R/Off 190 0 R>>>>',
        `/FT /Ch/T (land)/Ff ${1 << 17}/Opt [[(pe) (Peru)] [(td) (Chad)]]/V (td)`,
        '/FT /Sig/T (sign)',
      ]),
    );
    const what = { kind: 'text', multiline: true, hint: 'What else (if anything)', fontSize: 9.5 };
    expect(lines).toMatchObject({ ...what, filled: ['one\ntwo'], x: 72, y: 72, w: 100, h: 20 });
    expect(comb).toMatchObject({ kind: 'text', comb: true, maxLength: 22, required: true });
    expect(comb?.fontSize).toBeUndefined();
    expect(date).toMatchObject({ dateFormat: 'dd.mm.yyyy', filled: ['24.11.2026'] });
    expect(box).toMatchObject({ kind: 'checkbox', readonly: true, values: ['Yes'], filled: ['Yes'] });
    expect(choice).toMatchObject({ kind: 'choice', values: ['Peru', 'Chad'], filled: ['Chad'] });
    expect(sign).toMatchObject({ kind: 'signature' });
  });

  it('of several buttons is one, with what each stands for and where', async () => {
    const button = (n: number) =>
      `<</Type /Annot/Subtype /Widget/F 4/Parent 100 0 R/Rect [${72 + n * 60} 600 ${84 + n * 60} 612]/AS /Off/AP <</N <</${n} 190 0 R/Off 190 0 R>>>>>>`;
    const group = `<</FT /Btn/T (way)/Ff ${1 << 15}/Opt [(By post) (By courier)]/V /1/Kids [101 0 R 102 0 R]>>`;
    const bytes = samplePdf([{ entries: '/Annots [101 0 R 102 0 R]' }], {
      catalog: '/AcroForm <</Fields [100 0 R]>>',
      objects: { 100: group, 101: button(0), 102: button(1), ...looks },
    });
    expect(await fieldsOf(bytes)).toMatchObject([
      {
        kind: 'radio',
        values: ['By post', 'By courier'],
        filled: ['By courier'],
        x: 72,
        w: 72,
        buttons: [
          { x: 72, w: 12 },
          { x: 132, w: 12 },
        ],
      },
    ]);
  });

  it.each([
    ['turned and cropped', '/Rotate 90/CropBox [0 300 612 792]', { x: 400, y: 72, w: 20, h: 100 }],
    ['with a user unit', '/UserUnit 2', { x: 144, y: 144, w: 200, h: 40 }],
    ['with a negative box, upside down', '/MediaBox [-100 -100 512 740]/Rotate 180', { x: 340, y: 800, w: 100, h: 20 }],
  ])('stands where its page, %s, shows it', async (_, page, place) => {
    expect(await fieldsOf(formOf(['/FT /Tx/T (a)'], page))).toMatchObject([place]);
  });
});

it('taken off their pages, fields and what they held are gone; buttons that only do something stay to be seen', async () => {
  const bytes = formOf([
    '/FT /Tx/T (name)/V (Ada)',
    `/FT /Btn/T (print)/Ff ${1 << 16}/Rect [300 100 400 120]/A <</S /JavaScript/JS (print\\(\\))>>`,
  ]);
  const prepared = await prepare(bytes, { password: '', maxPages: 9, form: 'remove' });
  expect(prepared.changes).toEqual(['removed-form']);
  const path = files.put('taken.pdf', prepared.bytes);
  expect(ask('qpdf', '--check', path)).toMatchObject({ status: 0 });
  const box = await inkBox(prepared.bytes, 1, isBlack);
  expect((box?.left ?? 0) * 612).toBeCloseTo(300, -1);
  expect((box?.top ?? 0) * 792).toBeCloseTo(672, -1);
  const flat = await prepare(bytes, { password: '', maxPages: 9 });
  expect(((await inkBox(flat.bytes, 1, isBlack))?.top ?? 1) * 792).toBeCloseTo(72, -1);
  const again = await prepare(prepared.bytes, { password: '', maxPages: 9 });
  expect(again.changes).toEqual([]);
});
